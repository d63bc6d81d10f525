package dev.granary.selection;

/** A kind of objects, as far as a choice looks at it. */
public interface SelectableKind {

    /** API group, empty for the core group. */
    String group();

    /** Plural name in lower case, as in a URL. */
    String resource();

    /** Name in capitals, as in a manifest. */
    String kind();
}
