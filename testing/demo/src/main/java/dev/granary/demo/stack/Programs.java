package dev.granary.demo.stack;

import dev.granary.contracts.Participant;
import dev.granary.testing.infrastructure.ChildProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Commands that run what the repository has built, from a copy, so that a build beside a running stack does not take the
 * programs from under it.
 */
record Programs(Path copies) {
    static final String AGENT = "edge-agent";

    /** Small processes that start quickly; a long-running production process would keep the second compiler. */
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    /** Copies what the repository has built; fails with what to do when something is not built. */
    static Programs copy(Path repository, Path copies) {
        Stream<String> services = Arrays.stream(Participant.values()).map(Participant::serviceName);
        Stream.concat(services, Stream.of(AGENT)).forEach(service -> {
            Path built = repository.resolve("services").resolve(service).resolve("target/quarkus-app");
            if (!Files.isRegularFile(built.resolve("quarkus-run.jar"))) {
                throw new IllegalStateException(service + " is not built (" + built + "); run ./granary build");
            }
            copyTree(built, copies.resolve(service));
        });
        return new Programs(copies);
    }

    /** A Quarkus application, by the name of its folder. */
    List<String> quarkus(String service, String heap) {
        Path jar = copies.resolve(service).resolve("quarkus-run.jar");
        return Stream.of(
                        Stream.of(ChildProgram.javaExecutable(), "-Xmx" + heap),
                        JVM.stream(),
                        Stream.of("-jar", jar.toString()))
                .flatMap(part -> part)
                .toList();
    }

    private static void copyTree(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                copyOne(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A build runs at the same time? " + e.getMessage(), e);
        }
    }

    /** A link costs nothing; a build deletes files and makes new ones, so the old content stays behind the link. */
    private static void copyOne(Path file, Path target) throws IOException {
        if (Files.isDirectory(file)) {
            Files.createDirectories(target);
            return;
        }
        try {
            Files.createLink(target, file);
        } catch (UnsupportedOperationException | FileSystemException otherFileSystem) {
            Files.copy(file, target);
        }
    }
}
