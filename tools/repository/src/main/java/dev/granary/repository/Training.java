package dev.granary.repository;

import java.util.List;
import java.util.stream.Stream;

/** Runs the commands that people wait for, in one process, so that a JVM can keep for others what it learns by them. */
final class Training {

    private Training() {}

    /** The arguments are a directory with files, places for a store and for a restore, and a key file. */
    public static void main(String[] arguments) {
        String files = arguments[0];
        String store = arguments[1];
        String restored = arguments[2];
        List<String> options = List.of(
                "--store", store, "--cluster", "00000000-0000-0000-0000-000000000000", "--key-file", arguments[3]);
        run(options, "backup-directory", files);
        run(options, "backup-directory", files);
        run(options, "restore-directory", restored);
        run(options, "verify", "--deep");
        run(options, "show");
    }

    private static void run(List<String> options, String... command) {
        Main.run(Stream.of(Stream.of("repository"), Stream.of(command), options.stream())
                .flatMap(part -> part)
                .toArray(String[]::new));
    }
}
