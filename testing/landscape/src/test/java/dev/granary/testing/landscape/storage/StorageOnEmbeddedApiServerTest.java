package dev.granary.testing.landscape.storage;

import dev.granary.testing.landscape.api.ApiServers;
import dev.granary.testing.landscape.embedded.EmbeddedApiServers;

class StorageOnEmbeddedApiServerTest extends StorageDriverContract {

    @Override
    ApiServers servers() {
        return new EmbeddedApiServers();
    }
}
