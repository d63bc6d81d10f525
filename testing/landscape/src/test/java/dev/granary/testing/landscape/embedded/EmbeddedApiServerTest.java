package dev.granary.testing.landscape.embedded;

import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.api.ApiServerContract;
import dev.granary.testing.landscape.api.ApiServers;

class EmbeddedApiServerTest extends ApiServerContract {

    @Override
    protected ApiServers servers() {
        return new EmbeddedApiServers();
    }

    @Override
    protected void compact(ApiServer server) {
        ((EmbeddedApiServer) server).compact();
    }
}
