package dev.granary.testing.landscape.gardener;

import dev.granary.testing.landscape.api.ApiServers;
import dev.granary.testing.landscape.real.NeedsRealApiServers;
import dev.granary.testing.landscape.real.RealBinaries;

@NeedsRealApiServers
class LandscapeOnRealApiServersIT extends LandscapeContract {

    @Override
    ApiServers servers() {
        return RealBinaries.start();
    }
}
