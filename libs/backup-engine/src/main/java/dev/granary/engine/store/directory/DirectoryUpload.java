package dev.granary.engine.store.directory;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Bytes in a file beside the blobs, linked to their name when complete. A call that fails can be made again. */
final class DirectoryUpload implements BlobUpload {

    /** The JDK copies each write into native memory of that size, and keeps it for the thread. */
    private static final int LARGEST_WRITE = 1 << 20;

    private final Path root;
    private final BlobName name;
    private final Uploads uploads;
    private final Directories directories;
    private @Nullable Path file;
    private @Nullable FileChannel channel;
    private long size;
    private boolean bound;

    DirectoryUpload(Path root, BlobName name, Uploads uploads, Directories directories) {
        this.root = root;
        this.name = name;
        this.uploads = uploads;
        this.directories = directories;
    }

    @Override
    public void append(byte[] bytes, int offset, int length) {
        try {
            write(opened(), bytes, offset, length);
            size += length;
        } catch (IOException e) {
            throw DirectoryFaults.map(e, root, name);
        }
    }

    private void write(FileChannel target, byte[] bytes, int offset, int length) throws IOException {
        int done = 0;
        while (done < length) {
            var piece = ByteBuffer.wrap(bytes, offset + done, Math.min(length - done, LARGEST_WRITE));
            done += target.write(piece, size + done);
        }
    }

    @Override
    public void commit() {
        if (bound) {
            throw new BlobStoreException.BlobExists(name);
        }
        try {
            FileChannel complete = opened();
            complete.truncate(size);
            directories.sync(complete);
            bind(pathOf(file), root.resolve(name.value()));
        } catch (IOException e) {
            throw DirectoryFaults.mapBinding(e, root, name);
        }
        bound = true;
        close();
    }

    private void bind(Path bytes, Path blob) throws IOException {
        Path parent = Directories.parentOf(blob);
        directories.create(parent);
        try {
            link(bytes, blob);
        } catch (NoSuchFileException e) {
            directories.forget();
            directories.create(parent);
            link(bytes, blob);
        }
        directories.sync(parent);
    }

    /** A link of an earlier try, whose sync failed, is ours. */
    private static void link(Path bytes, Path blob) throws IOException {
        try {
            Files.createLink(blob, bytes);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isSameFile(blob, bytes)) {
                throw e;
            }
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // what stays below .uploads is invisible and swept, and the port promises that giving up never fails
            return;
        }
    }

    /** Open anew, when an interrupt closed it. Never a new file for bytes that were written: it would have a hole. */
    private FileChannel opened() throws IOException {
        if (file == null) {
            Path fresh = uploads.newFile();
            channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            file = fresh;
        }
        if (channel == null || !channel.isOpen()) {
            channel = FileChannel.open(pathOf(file), StandardOpenOption.WRITE);
        }
        return channel;
    }

    private static Path pathOf(@Nullable Path file) throws IOException {
        if (file == null) {
            throw new IOException("nothing was written");
        }
        return file;
    }
}
