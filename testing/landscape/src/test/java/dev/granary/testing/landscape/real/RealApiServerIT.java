package dev.granary.testing.landscape.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.api.ApiServerContract;
import dev.granary.testing.landscape.api.ApiServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@NeedsRealApiServers
class RealApiServerIT extends ApiServerContract {

    private static final ObjectMapper JSON = new ObjectMapper();

    private @Nullable RealApiServers source;

    @Override
    protected ApiServers servers() {
        source = RealBinaries.start();
        return source;
    }

    /** A restart as well: the server's own cache would still answer from versions that etcd has forgotten. */
    @Override
    protected void compact(ApiServer server) {
        var revision = etcd("/v3/kv/range", "{\"key\":\"AA==\"}")
                .at("/header/revision")
                .asText();
        etcd("/v3/kv/compaction", "{\"revision\":\"" + revision + "\",\"physical\":true}");
        server.stop();
        server.start();
    }

    private JsonNode etcd(String path, String body) {
        URI address = Objects.requireNonNull(source).etcd().resolve(path);
        try (var client = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body));
            return JSON.readTree(
                    client.send(request.build(), BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
