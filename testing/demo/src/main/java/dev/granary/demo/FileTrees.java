package dev.granary.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Compares what lies in two directories: names, kinds, owners, modes, times, links, and every byte. */
final class FileTrees {
    private static final String ATTRIBUTES = "unix:mode,uid,gid,size,nlink,lastModifiedTime";
    private static final List<String> OF_DIRECTORIES = List.of("mode", "uid", "gid", "lastModifiedTime");
    private static final List<String> OF_FILES = List.of("mode", "uid", "gid", "size", "nlink", "lastModifiedTime");

    private FileTrees() {}

    /** The first difference; empty when there is none. */
    static Optional<String> difference(Path one, Path other) {
        Map<Path, Path> left = entries(one);
        Map<Path, Path> right = entries(other);
        if (!left.keySet().equals(right.keySet())) {
            return Optional.of("%d entries in %s and %d in %s".formatted(left.size(), one, right.size(), other));
        }
        return left.keySet().stream()
                .filter(path -> !isSame(one.resolve(path), other.resolve(path)))
                .map(path -> path + " of " + one + " is not that of " + other)
                .findFirst();
    }

    /** Copies a directory with everything that {@link #difference} looks at. The copy and its parents are made. */
    static void copy(Path from, Path into) {
        try {
            Files.createDirectories(into.getParent());
            Process copying = new ProcessBuilder("cp", "--archive", from.toString(), into.toString())
                    .inheritIO()
                    .start();
            if (copying.waitFor() != 0) {
                throw new DemoFailedException("%s could not be copied to %s".formatted(from, into));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoFailedException("interrupted while " + from + " was copied");
        }
    }

    /** How many entries are in a directory and below it. */
    static int size(Path directory) {
        return entries(directory).size();
    }

    private static Map<Path, Path> entries(Path directory) {
        try (Stream<Path> found = Files.walk(directory)) {
            var entries = new TreeMap<Path, Path>();
            found.forEach(path -> entries.put(directory.relativize(path), path));
            return entries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            if (Files.isSymbolicLink(one)) {
                return Files.isSymbolicLink(other)
                        && Files.readSymbolicLink(one).equals(Files.readSymbolicLink(other));
            }
            List<String> names = Files.isDirectory(one) ? OF_DIRECTORIES : OF_FILES;
            Map<String, Object> left = Files.readAttributes(one, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            Map<String, Object> right = Files.readAttributes(other, ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
            return names.stream().allMatch(name -> Objects.equals(left.get(name), right.get(name)))
                    && (Files.isDirectory(one) || Files.mismatch(one, other) == -1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
