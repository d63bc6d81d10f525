package dev.granary.engine.pack;

import java.io.IOException;

/** Where bytes come from, as {@link java.io.InputStream#read(byte[], int, int)}. */
@FunctionalInterface
public interface ByteSource {

    /**
     * Reads some bytes.
     *
     * @param length one or more
     * @return how many, at least one; -1 at the end
     */
    int read(byte[] bytes, int offset, int length) throws IOException;
}
