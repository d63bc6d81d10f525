package dev.granary.engine.store.directory;

import dev.granary.engine.store.BlobInputStream;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.ByteRange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Bytes of a blob's file. */
final class FileRange extends BlobInputStream {

    /** The JDK reads through native memory of the size of the largest read, and keeps it for the thread. */
    private static final int LARGEST_READ = 1 << 20;

    private final FileChannel file;
    private final BlobName name;
    private final ByteRange range;
    private long position;

    private FileRange(FileChannel file, BlobName name, ByteRange range) {
        this.file = file;
        this.name = name;
        this.range = range;
        this.position = range.offset();
    }

    static FileRange open(Path root, BlobName name, ByteRange range) {
        Path path = root.resolve(name.value());
        try {
            if (!DirectoryFaults.isFile(path)) {
                throw new NoSuchFileException(path.toString());
            }
            return new FileRange(FileChannel.open(path, StandardOpenOption.READ), name, range);
        } catch (IOException e) {
            throw DirectoryFaults.mapReading(e, root, name);
        }
    }

    @Override
    protected int readSome(byte[] bytes, int offset, int length) {
        int most = (int) Math.min(Math.min(length, LARGEST_READ), range.end() - position);
        if (most == 0) {
            return -1;
        }
        try {
            int count = file.read(ByteBuffer.wrap(bytes, offset, most), position);
            position += Math.max(count, 0);
            return count;
        } catch (ClosedChannelException e) {
            throw new BlobStoreException.Unreachable("interrupted, or closed, while reading " + name, e);
        } catch (IOException e) {
            // the file is open, so that this is the disk and no lack of a file or a right
            throw new BlobStoreException.Corrupt(name, "cannot be read: " + e.getMessage());
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            // it was read only: nothing can be lost
            return;
        }
    }
}
