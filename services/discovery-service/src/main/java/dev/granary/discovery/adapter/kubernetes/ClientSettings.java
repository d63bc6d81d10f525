package dev.granary.discovery.adapter.kubernetes;

import java.time.Duration;

/**
 * Patience with API servers.
 *
 * @param connectTimeout until a connection stands
 * @param requestTimeout until one request is answered; watches are not limited by it
 */
public record ClientSettings(Duration connectTimeout, Duration requestTimeout) {}
