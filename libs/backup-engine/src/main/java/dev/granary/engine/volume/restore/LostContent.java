package dev.granary.engine.volume.restore;

/** The bytes of a file cannot be had: the store lost them, or they are not what the index promises. Other files may be fine. */
public final class LostContent extends RuntimeException {

    private final String why;

    LostContent(String why) {
        super(why);
        this.why = why;
    }

    /** For a person. */
    public String why() {
        return why;
    }
}
