package dev.granary.engine.store.azure;

import java.net.URI;
import java.time.Duration;

/**
 * Which container, and how patiently it is spoken to.
 *
 * @param endpoint blob service of the account, {@code https://<account>.blob.core.windows.net} or an emulator's address
 * @param container name of the container, which exists
 * @param attempts tries of one request in all, at least 1; the waits between them grow from half a second to eight
 * @param attemptTimeout longest time of one try
 * @param blockBytes bytes that an upload keeps in memory and sends in one request; 50,000 blocks make the largest blob
 */
public record AzureContainer(URI endpoint, String container, int attempts, Duration attemptTimeout, int blockBytes) {

    private static final int DEFAULT_ATTEMPTS = 5;
    private static final Duration DEFAULT_ATTEMPT_TIMEOUT = Duration.ofSeconds(60);
    private static final int DEFAULT_BLOCK_BYTES = 4 << 20;

    /** Settings for long transfers: five tries of a minute, blocks of 4 MiB. */
    public static AzureContainer of(URI endpoint, String container) {
        return new AzureContainer(endpoint, container, DEFAULT_ATTEMPTS, DEFAULT_ATTEMPT_TIMEOUT, DEFAULT_BLOCK_BYTES);
    }

    /** The same container with other patience. */
    public AzureContainer withPatience(int attempts, Duration attemptTimeout) {
        return new AzureContainer(endpoint, container, attempts, attemptTimeout, blockBytes);
    }
}
