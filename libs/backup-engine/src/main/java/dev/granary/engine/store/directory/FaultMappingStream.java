package dev.granary.engine.store.directory;

import dev.granary.engine.store.BlobName;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A file's stream that fails in the words of the port. */
final class FaultMappingStream extends FilterInputStream {

    private final Path root;
    private final BlobName name;

    FaultMappingStream(InputStream in, Path root, BlobName name) {
        super(in);
        this.root = root;
        this.name = name;
    }

    @Override
    public int read() {
        try {
            return super.read();
        } catch (IOException e) {
            throw DirectoryFaults.mapReading(e, root, name);
        }
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        try {
            return super.read(bytes, offset, length);
        } catch (IOException e) {
            throw DirectoryFaults.mapReading(e, root, name);
        }
    }
}
