package dev.granary.testing.landscape.storage;

import io.fabric8.kubernetes.api.model.PersistentVolume;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Volumes and snapshots on disk. */
final class VolumeDirectories {

    private final Path volumes;
    private final Path snapshots;

    VolumeDirectories(Path directory) {
        volumes = create(directory.resolve("volumes"));
        snapshots = create(directory.resolve("snapshots"));
    }

    Path volume(PersistentVolume volume) {
        return volume.getSpec().getHostPath() == null
                ? volume(volume.getSpec().getCsi().getVolumeHandle())
                : Path.of(volume.getSpec().getHostPath().getPath());
    }

    Path volume(String handle) {
        return volumes.resolve(handle).toAbsolutePath();
    }

    /** Does nothing when it is there. */
    void makeVolume(String handle) {
        create(volume(handle));
    }

    /** A volume with what the snapshot holds. */
    void makeVolume(String handle, String snapshot) {
        copy(snapshots.resolve(snapshot), volume(handle));
    }

    void removeVolume(String handle) {
        run(List.of("rm", "-rf", volume(handle).toString()));
    }

    void takeSnapshot(String volume, String snapshot) {
        copy(volume(volume), snapshots.resolve(snapshot));
    }

    boolean hasSnapshot(String snapshot) {
        return Files.isDirectory(snapshots.resolve(snapshot));
    }

    void removeSnapshot(String snapshot) {
        run(List.of("rm", "-rf", snapshots.resolve(snapshot).toString()));
    }

    StorageInventory inventory() {
        return new StorageInventory(names(volumes), names(snapshots));
    }

    private static Set<String> names(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path create(Path directory) {
        try {
            return Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With everything that a file system knows of files: the copy appears whole or not at all. */
    private static void copy(Path from, Path to) {
        if (Files.isDirectory(to)) {
            return;
        }
        Path beside = to.resolveSibling(to.getFileName() + ".part");
        run(List.of("rm", "-rf", beside.toString()));
        run(List.of("cp", "-a", "--sparse=always", from.toString(), beside.toString()));
        try {
            Files.move(beside, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int code = process.waitFor();
            if (code != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + code);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
