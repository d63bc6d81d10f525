package dev.granary.engine.store.directory;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A blob is a file below the directory, at the path that its name spells. Bytes grow in a file below {@code .uploads} and
 * are bound by a hard link, which is atomic and refuses a name that exists; so the file system needs hard links. A process
 * that dies leaves a file below {@code .uploads}, which no listing shows and which may be removed at any time.
 */
public final class DirectoryBlobStore implements BlobStore {

    private final Path root;

    /** The directory has to exist; one that does not is {@link BlobStoreException.ContainerAbsent} with each call. */
    public DirectoryBlobStore(Path root) {
        this.root = root;
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        try (BlobUpload upload = upload(name)) {
            upload.append(bytes, 0, bytes.length);
            upload.commit();
        }
    }

    @Override
    public BlobUpload upload(BlobName name) {
        return new DirectoryUpload(root, name);
    }

    @Override
    public InputStream get(BlobName name) {
        try {
            return new FaultMappingStream(Files.newInputStream(fileOf(name)), root, name);
        } catch (IOException e) {
            throw DirectoryFaults.mapReading(e, root, name);
        }
    }

    @Override
    public InputStream get(BlobName name, long offset, long length) {
        try {
            SeekableByteChannel channel = Files.newByteChannel(fileOf(name));
            channel.position(Math.min(offset, channel.size()));
            return new FaultMappingStream(new BoundedInputStream(Channels.newInputStream(channel), length), root, name);
        } catch (IOException e) {
            throw DirectoryFaults.mapReading(e, root, name);
        }
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(fileOf(name), BasicFileAttributes.class);
            return attributes.isRegularFile() ? Optional.of(info(name, attributes)) : Optional.empty();
        } catch (IOException e) {
            BlobStoreException fault = DirectoryFaults.mapReading(e, root, name);
            if (fault instanceof BlobStoreException.BlobAbsent) {
                return Optional.empty();
            }
            throw fault;
        }
    }

    @Override
    public BlobPage list(String prefix, @Nullable String cursor, int limit) {
        return new DirectoryListing(root, prefix, cursor, BlobPage.checkLimit(limit)).page();
    }

    @Override
    public void delete(BlobName name) {
        try {
            requireRoot();
            Files.deleteIfExists(fileOf(name));
        } catch (IOException e) {
            throw DirectoryFaults.map(e, root, name);
        }
    }

    @Override
    public Optional<Instant> extendRetention(BlobName name, Instant until) {
        requireRoot();
        if (head(name).isEmpty()) {
            throw new BlobStoreException.BlobAbsent(name);
        }
        return Optional.empty();
    }

    static BlobInfo info(BlobName name, BasicFileAttributes attributes) {
        return new BlobInfo(
                name, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    private Path fileOf(BlobName name) {
        return root.resolve(name.value());
    }

    private void requireRoot() {
        if (!Files.isDirectory(root)) {
            throw new BlobStoreException.ContainerAbsent(root.toString());
        }
    }
}
