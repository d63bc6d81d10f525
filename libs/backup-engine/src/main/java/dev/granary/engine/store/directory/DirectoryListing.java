package dev.granary.engine.store.directory;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One page, by a walk in the order of the names. Within a directory a subdirectory sorts as its name with a slash, which
 * makes the walk's order the order of the whole names. Memory: the entries of the directories on the way down.
 */
final class DirectoryListing {

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
        } catch (IOException e) {
            throw new BlobStoreException.Unreachable("cannot list " + root, e);
        }
        boolean more = found.size() > limit;
        return new BlobPage(
                more ? found.subList(0, limit) : found,
                more ? found.get(limit - 1).name().value() : null);
    }

    private void walk(Path directory, String above) throws IOException {
        for (String child : children(directory)) {
            if (found.size() > limit) {
                return;
            }
            String name = above + child;
            if (child.endsWith("/")) {
                if (mayHold(name)) {
                    walk(directory.resolve(child), name);
                }
            } else if (isWanted(name)) {
                add(directory.resolve(child), name);
            }
        }
    }

    private static List<String> children(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName() + (Files.isDirectory(entry) ? "/" : ""))
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private boolean mayHold(String directory) {
        boolean inPrefix = directory.startsWith(prefix) || prefix.startsWith(directory);
        return inPrefix && (cursor == null || cursor.startsWith(directory) || directory.compareTo(cursor) > 0);
    }

    private boolean isWanted(String name) {
        return name.startsWith(prefix) && BlobName.isValid(name) && (cursor == null || name.compareTo(cursor) > 0);
    }

    private void add(Path file, String name) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                found.add(DirectoryBlobStore.info(new BlobName(name), attributes));
            }
        } catch (NoSuchFileException e) {
            // deleted while somebody pages: may be there or not
            return;
        }
    }
}
