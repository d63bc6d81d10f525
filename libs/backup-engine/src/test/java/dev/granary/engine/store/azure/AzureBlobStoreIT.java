package dev.granary.engine.store.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreContract;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.fakes.ManualTime;
import dev.granary.engine.store.wrapper.Patience;
import dev.granary.engine.store.wrapper.RetryingBlobStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Against Azurite, which speaks the service's protocol, checks the MD5 of what it is sent, and knows no locks. */
class AzureBlobStoreIT {

    @TempDir
    private static Path directory;

    private static AzuriteContainers azurite;

    @BeforeAll
    static void start() throws Exception {
        azurite = AzuriteContainers.start(directory);
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    @Test
    void noticesDamageOnTheWayInEitherDirection() {
        AzureContainer container = azurite.create();
        BlobName name = new BlobName("a/b");
        BlobStore sound = new AzureBlobStore(container, AzuriteAccess.CREDENTIAL, azurite.http());
        BlobStore damaging = new AzureBlobStore(container, AzuriteAccess.CREDENTIAL, new DamagingHttp(azurite.http()));

        assertThatThrownBy(() -> damaging.put(name, new byte[10])).isInstanceOf(BlobStoreException.Corrupt.class);
        assertThat(sound.head(name)).isEmpty();

        sound.put(name, new byte[10]);
        assertThatThrownBy(() -> damaging.get(name)).isInstanceOf(BlobStoreException.Corrupt.class);
    }

    @Nested
    class Bare extends BlobStoreContract {
        @Override
        protected BlobStore emptyStore() {
            return bare(azurite.create());
        }

        @Override
        protected BlobStore storeWithoutContainer() {
            return bare(azurite.absent());
        }

        private BlobStore bare(AzureContainer container) {
            return new AzureBlobStore(container, AzuriteAccess.CREDENTIAL, azurite.http());
        }
    }

    /** Blocks are small, so that uploads and streams have many requests that can fail. */
    @Nested
    @ParameterizedClass
    @ValueSource(longs = {1, 2, 3})
    class OnABadDay extends BlobStoreContract {
        @Parameter
        private long seed;

        @Override
        protected BlobStore emptyStore() {
            return patient(azurite.create());
        }

        @Override
        protected BlobStore storeWithoutContainer() {
            return patient(azurite.absent());
        }

        private BlobStore patient(AzureContainer container) {
            var http = new FaultyHttp(azurite.http(), new Random(seed), 0.2);
            return new RetryingBlobStore(
                    new AzureBlobStore(container.withBlocks(1 << 20, 3), AzuriteAccess.CREDENTIAL, http),
                    Patience.until(Duration.ofHours(1)),
                    new ManualTime(),
                    new Random(seed));
        }
    }
}
