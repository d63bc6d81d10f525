package dev.granary.engine.store.azure;

import dev.granary.engine.store.BlobName;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The client's stream, which reads block by block, failing in the words of the port. */
final class AzureInputStream extends FilterInputStream {

    private final BlobName name;
    private final AzureFaults faults;

    AzureInputStream(InputStream in, BlobName name, AzureFaults faults) {
        super(in);
        this.name = name;
        this.faults = faults;
    }

    @Override
    public int read() {
        return faults.mapped(name, () -> {
            try {
                return super.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
        return faults.mapped(name, () -> {
            try {
                return super.read(bytes, offset, length);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }
}
