package dev.granary.discovery.domain;

/** What the others must hear about a shoot; carries the shoot after the change. */
public sealed interface ShootChange {

    KnownShoot shoot();

    /** It matches the selector for the first time, or again. */
    record Added(KnownShoot shoot) implements ShootChange {}

    /**
     * Something in its facts changed.
     *
     * @param woke it slept before, and does not any more
     */
    record Updated(KnownShoot shoot, boolean woke) implements ShootChange {}

    /** It exists, and its labels left the selector. */
    record Unmanaged(KnownShoot shoot) implements ShootChange {}
}
