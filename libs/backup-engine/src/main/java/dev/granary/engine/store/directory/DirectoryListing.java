package dev.granary.engine.store.directory;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page, by a walk in the order of the names. Within a directory a subdirectory sorts as its name with a slash, which
 * makes the walk's order the order of the whole names. Symbolic links are neither blobs nor directories. Memory: the
 * entries of the directories on the way down.
 */
final class DirectoryListing {

    private record Child(Path path, String name, BasicFileAttributes attributes) {}

    private final Path root;
    private final String prefix;
    private final @Nullable String cursor;
    private final int limit;
    private final List<BlobInfo> found = new ArrayList<>();

    DirectoryListing(Path root, String prefix, @Nullable String cursor, int limit) {
        this.root = root;
        this.prefix = prefix;
        this.cursor = cursor;
        this.limit = limit;
    }

    BlobPage page() {
        if (!Files.isDirectory(root)) {
            throw new BlobStoreException.ContainerAbsent(root.toString());
        }
        try {
            walk(root, "");
        } catch (AccessDeniedException e) {
            throw new BlobStoreException.AccessRefused("no right to list " + root, e);
        } catch (IOException e) {
            throw new BlobStoreException.Unreachable("cannot list " + root, e);
        }
        boolean more = found.size() > limit;
        return new BlobPage(
                more ? found.subList(0, limit) : found,
                more ? found.get(limit - 1).name().value() : null);
    }

    private void walk(Path directory, String above) throws IOException {
        for (Child child : children(directory, above)) {
            if (found.size() > limit) {
                return;
            }
            if (child.attributes().isDirectory()) {
                walk(child.path(), child.name());
            } else {
                found.add(DirectoryBlobStore.info(new BlobName(child.name()), child.attributes()));
            }
        }
    }

    private List<Child> children(Path directory, String above) throws IOException {
        List<Child> children = new ArrayList<>();
        try (var entries = Files.newDirectoryStream(directory)) {
            for (Path entry : entries) {
                addIfWanted(children, entry, above + entry.getFileName());
            }
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort(Comparator.comparing(Child::name));
        return children;
    }

    private void addIfWanted(List<Child> children, Path entry, String name) throws IOException {
        if (!BlobName.isValid(name) || !mayHold(name)) {
            return;
        }
        try {
            var attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isDirectory()) {
                children.add(new Child(entry, name + "/", attributes));
            } else if (attributes.isRegularFile() && isWanted(name)) {
                children.add(new Child(entry, name, attributes));
            }
        } catch (NoSuchFileException e) {
            // deleted while somebody pages: may be there or not
            return;
        }
    }

    /** Spares the look at what cannot lead to a blob of this page, whether it is a file or a directory. */
    private boolean mayHold(String name) {
        String below = name + "/";
        boolean inPrefix = name.startsWith(prefix) || prefix.startsWith(below);
        return inPrefix && (cursor == null || cursor.startsWith(below) || below.compareTo(cursor) > 0);
    }

    private boolean isWanted(String name) {
        return name.startsWith(prefix) && (cursor == null || name.compareTo(cursor) > 0);
    }
}
