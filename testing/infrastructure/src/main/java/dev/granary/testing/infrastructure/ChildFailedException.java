package dev.granary.testing.infrastructure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A child process ended or did not become ready; the message carries the last lines of its log. */
public final class ChildFailedException extends RuntimeException {
    private static final int LINES = 20;

    private final transient Path logFile;

    ChildFailedException(ChildProgram program, String what) {
        super("%s %s; log %s%n%s".formatted(program.name(), what, program.logFile(), tail(program.logFile())));
        this.logFile = program.logFile();
    }

    public Path logFile() {
        return logFile;
    }

    private static String tail(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        } catch (IOException e) {
            return "(log not readable: " + e.getMessage() + ")";
        }
    }
}
