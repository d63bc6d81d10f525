package dev.granary.engine.store.directory;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Bytes in a file beside the blobs, linked to their name when complete and on the disk. */
final class DirectoryUpload implements BlobUpload {

    static final String UPLOADS = ".uploads";

    private final Path root;
    private final BlobName name;
    private final Path file;
    private @Nullable FileChannel channel;

    DirectoryUpload(Path root, BlobName name) {
        this.root = root;
        this.name = name;
        this.file = root.resolve(UPLOADS).resolve(UUID.randomUUID().toString());
    }

    @Override
    public void append(byte[] bytes, int offset, int length) {
        try {
            FileChannel target = opened();
            ByteBuffer rest = ByteBuffer.wrap(bytes, offset, length);
            while (rest.hasRemaining()) {
                target.write(rest);
            }
        } catch (IOException e) {
            throw DirectoryFaults.map(e, root, name);
        }
    }

    @Override
    public void commit() {
        Path target = root.resolve(name.value());
        try {
            opened().force(true);
            Files.createDirectories(parentOf(target));
            Files.createLink(target, file);
            forceDirectory(parentOf(target));
        } catch (IOException e) {
            throw DirectoryFaults.map(e, root, name);
        } finally {
            close();
        }
    }

    @Override
    public void close() {
        try {
            if (channel != null) {
                channel.close();
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            // what stays below .uploads is invisible, and the port promises that giving up never fails
            return;
        }
    }

    private FileChannel opened() throws IOException {
        if (channel == null) {
            if (!Files.isDirectory(root)) {
                throw new BlobStoreException.ContainerAbsent(root.toString());
            }
            Files.createDirectories(parentOf(file));
            channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        }
        return channel;
    }

    private static Path parentOf(Path file) throws IOException {
        Path parent = file.getParent();
        if (parent == null) {
            throw new IOException("no parent directory: " + file);
        }
        return parent;
    }

    private static void forceDirectory(Path directory) throws IOException {
        try (FileChannel entry = FileChannel.open(directory, StandardOpenOption.READ)) {
            entry.force(true);
        }
    }
}
