package dev.granary.testing.landscape.storage;

import dev.granary.testing.landscape.api.ApiServers;
import dev.granary.testing.landscape.real.NeedsRealApiServers;
import dev.granary.testing.landscape.real.RealBinaries;

@NeedsRealApiServers
class StorageOnRealApiServerIT extends StorageDriverContract {

    @Override
    ApiServers servers() {
        return RealBinaries.start();
    }
}
