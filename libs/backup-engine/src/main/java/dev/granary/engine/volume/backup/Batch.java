package dev.granary.engine.volume.backup;

import java.util.ArrayList;
import java.util.List;

/** Fragments of files on their way from a reader, and the bytes that their chunks are in. */
final class Batch {

    /** Room for bytes: a few of the largest chunks, or many small files. */
    static final int BYTES = 1 << 20;

    private final byte[] bytes;
    private final List<Fragment> fragments = new ArrayList<>();

    Batch(byte[] bytes) {
        this.bytes = bytes;
    }

    byte[] bytes() {
        return bytes;
    }

    List<Fragment> fragments() {
        return fragments;
    }
}
