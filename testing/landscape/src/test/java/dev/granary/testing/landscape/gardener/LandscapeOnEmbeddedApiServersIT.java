package dev.granary.testing.landscape.gardener;

import dev.granary.testing.landscape.api.ApiServers;
import dev.granary.testing.landscape.embedded.EmbeddedApiServers;
import dev.granary.testing.landscape.embedded.EmbeddedOptions;

class LandscapeOnEmbeddedApiServersIT extends LandscapeContract {

    @Override
    ApiServers servers() {
        return new EmbeddedApiServers(EmbeddedOptions.defaults().withRememberedChanges(40));
    }
}
