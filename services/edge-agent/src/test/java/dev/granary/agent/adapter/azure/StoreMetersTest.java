package dev.granary.agent.adapter.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException.BlobExists;
import dev.granary.engine.store.memory.MemoryBlobStore;
import dev.granary.engine.store.wrapper.ObservedBlobStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class StoreMetersTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final ObservedBlobStore store =
            new ObservedBlobStore(new MemoryBlobStore(InstantSource.system()), new StoreMeters(meters));

    @Test
    void countsRequestsByOperationAndOutcomeAndBytesByDirection() throws IOException {
        var name = new BlobName("a");
        store.put(name, new byte[100]);
        assertThatThrownBy(() -> store.put(name, new byte[1])).isInstanceOf(BlobExists.class);
        try (InputStream in = store.get(name)) {
            in.readAllBytes();
        }

        assertThat(requests("put", "Success")).isEqualTo(1);
        assertThat(requests("put", "BlobExists")).isEqualTo(1);
        assertThat(requests("get", "Success")).isEqualTo(1);
        assertThat(bytes("sent")).isEqualTo(100);
        assertThat(bytes("received")).isEqualTo(100);
    }

    private long requests(String operation, String outcome) {
        return meters.get("granary.store.requests")
                .tags("operation", operation, "outcome", outcome)
                .timer()
                .count();
    }

    private double bytes(String direction) {
        return meters.get("granary.store.bytes")
                .tag("direction", direction)
                .counter()
                .count();
    }
}
