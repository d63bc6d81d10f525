package dev.granary.gateway.application;

/**
 * Something in the projection changed.
 *
 * @param id of the row; {@code <location id>/<cluster id>} for a connection
 */
public record Change(ChangeKind kind, String id) {}
