package dev.granary.engine.store.azure;

import java.net.URI;
import java.time.Duration;

/**
 * Which container, and how it is spoken to.
 *
 * @param endpoint blob service of the account, {@code https://<account>.blob.core.windows.net} or an emulator's address
 * @param container name of the container, which exists
 * @param requestTimeout longest time of one request; a block has to get through within it
 * @param blockBytes bytes that are sent or read by one request, at most 4 MiB: the service gives no checksum for more;
 *     50,000 blocks make the largest blob
 * @param blocksInFlight blocks of one upload that travel at the same time, at least 1; an upload keeps one more in memory
 */
public record AzureContainer(
        URI endpoint, String container, Duration requestTimeout, int blockBytes, int blocksInFlight) {

    /** Of a read whose checksum the service tells. */
    static final int LARGEST_CHECKED_READ = 4 << 20;

    private static final Duration DEFAULT_REQUEST_TIMEOUT = Duration.ofSeconds(60);
    private static final int DEFAULT_BLOCKS_IN_FLIGHT = 3;

    public AzureContainer {
        if (blockBytes < 1 || blockBytes > LARGEST_CHECKED_READ || blocksInFlight < 1) {
            throw new IllegalArgumentException("not usable: " + blocksInFlight + " blocks of " + blockBytes + " bytes");
        }
    }

    /** Settings for long transfers: a minute for a request, three blocks of 4 MiB at a time. */
    public static AzureContainer of(URI endpoint, String container) {
        return new AzureContainer(
                endpoint, container, DEFAULT_REQUEST_TIMEOUT, LARGEST_CHECKED_READ, DEFAULT_BLOCKS_IN_FLIGHT);
    }

    /** The same container with another time for one request. */
    public AzureContainer withRequestTimeout(Duration timeout) {
        return new AzureContainer(endpoint, container, timeout, blockBytes, blocksInFlight);
    }

    /** The same container with blocks of another size, and another number of them at a time. */
    public AzureContainer withBlocks(int bytes, int inFlight) {
        return new AzureContainer(endpoint, container, requestTimeout, bytes, inFlight);
    }
}
