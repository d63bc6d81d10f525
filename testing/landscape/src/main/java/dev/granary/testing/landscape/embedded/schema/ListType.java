package dev.granary.testing.landscape.embedded.schema;

/** How a list is owned and merged. */
public enum ListType {
    /** As one value. */
    ATOMIC,
    /** Per value. */
    SET,
    /** Per item, told apart by its key fields. */
    MAP
}
