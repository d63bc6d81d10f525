package dev.granary.demo.kubelet;

import dev.granary.testing.infrastructure.Directories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of a volume as a kubelet does: into a new directory to which the link {@code ..data} is then moved in one
 * step, with a link per file through it. A reader sees all old or all new files.
 */
final class AtomicFiles {
    private AtomicFiles() {}

    static void replace(Path volume, Map<String, String> files) {
        try {
            Files.createDirectories(volume);
            Path before = current(volume);
            Path now = Files.createTempDirectory(volume, "..");
            for (var file : files.entrySet()) {
                writePrivate(now.resolve(file.getKey()), file.getValue());
            }
            point(volume.resolve("..data"), now.getFileName());
            for (String name : files.keySet()) {
                link(volume, name);
            }
            unlinkAllBut(files.keySet(), volume);
            if (before != null) {
                Directories.delete(before);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path current(Path volume) throws IOException {
        Path data = volume.resolve("..data");
        return Files.isSymbolicLink(data) ? volume.resolve(Files.readSymbolicLink(data)) : null;
    }

    private static void writePrivate(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    private static void point(Path link, Path target) throws IOException {
        Path beside = link.resolveSibling("..data_tmp");
        Files.deleteIfExists(beside);
        Files.createSymbolicLink(beside, target);
        Files.move(beside, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void unlinkAllBut(Set<String> names, Path volume) throws IOException {
        try (Stream<Path> links = Files.list(volume)) {
            for (Path link : links.filter(it -> isGone(it.getFileName().toString(), names))
                    .toList()) {
                Files.delete(link);
            }
        }
    }

    private static boolean isGone(String link, Set<String> names) {
        return !link.startsWith("..") && !names.contains(link);
    }

    private static void link(Path volume, String name) throws IOException {
        Path link = volume.resolve(name);
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            Files.createSymbolicLink(link, Path.of("..data", name));
        }
    }
}
