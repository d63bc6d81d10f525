package dev.granary.engine.store.directory;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.ByteRange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A blob is a file below the directory, at the path that its name spells. Bytes grow in a file below {@code .uploads} and
 * are bound by a hard link, which is atomic among all processes and refuses a name that exists; so the file system needs
 * hard links. A process that dies leaves a file below {@code .uploads}, which no listing shows; it is swept when it is a
 * week old. Directories stay when their last blob goes. There are no locks.
 *
 * <p><b>Durable</b>: a put, commit or delete returns when it survives a loss of power: the file, its directory and every
 * directory made for it are synced. That costs a few writes of the disk for each blob (figures in the module's README);
 * a store that is made {@link #withoutSync} leaves it to the kernel, survives a killed process, and may lose the last
 * half minute with the power.
 */
public final class DirectoryBlobStore implements BlobStore {

    private final Path root;
    private final Directories directories;
    private final Uploads uploads;

    /** Durable. The directory has to exist; one that does not is {@link BlobStoreException.ContainerAbsent} with each call. */
    public DirectoryBlobStore(Path root) {
        this(root, true);
    }

    private DirectoryBlobStore(Path root, boolean synced) {
        this.root = root;
        this.directories = new Directories(root, synced);
        this.uploads = new Uploads(root);
    }

    /** Faster, and not durable against a loss of power. */
    public static DirectoryBlobStore withoutSync(Path root) {
        return new DirectoryBlobStore(root, false);
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
        return new DirectoryUpload(root, name, uploads, directories);
    }

    @Override
    public InputStream get(BlobName name) {
        return FileRange.open(root, name, ByteRange.from(0));
    }

    @Override
    public InputStream get(BlobName name, long offset, long length) {
        return FileRange.open(root, name, new ByteRange(offset, length));
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        try {
            var attributes = Files.readAttributes(fileOf(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
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
            if (Files.deleteIfExists(fileOf(name))) {
                directories.sync(Directories.parentOf(fileOf(name)));
            }
        } catch (IOException e) {
            BlobStoreException fault = DirectoryFaults.mapReading(e, root, name);
            if (!(fault instanceof BlobStoreException.BlobAbsent)) {
                throw fault;
            }
        }
    }

    @Override
    public Optional<Instant> extendRetention(BlobName name, Instant until) {
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
