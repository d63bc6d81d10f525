package dev.granary.engine.volume;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What is in a directory, told by a program that shares nothing with the engine: {@code tree_oracle.py}. */
public final class TreeOracle implements AutoCloseable {

    private static final Pattern DIRECTORY = Pattern.compile("^(\\S* 0o40000 \\S+ \\S+ \\S+) \\S+ ");

    private final Path program;
    private final Process python;
    private final BufferedReader answers;
    private final BufferedWriter questions;

    public TreeOracle() {
        try (InputStream source = TreeOracle.class.getResourceAsStream("tree_oracle.py")) {
            this.program = Files.createTempFile("tree_oracle", ".py");
            Files.write(program, Optional.ofNullable(source).orElseThrow().readAllBytes());
            this.python = new ProcessBuilder("python3", program.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.answers = python.inputReader(StandardCharsets.US_ASCII);
        this.questions = python.outputWriter(StandardCharsets.UTF_8);
    }

    /** One line per entry, in order: path in hexadecimal digits, type, mode, owner, time, attributes, content. */
    public List<String> dump(Path directory) {
        try {
            questions.write(directory + "\n");
            questions.flush();
            List<String> lines = new ArrayList<>();
            for (String line = answers.readLine(); !".".equals(line); line = answers.readLine()) {
                if (line == null) {
                    throw new IOException("the oracle is gone");
                }
                lines.add(line);
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What only one of two dumps says, the first marked with a minus. */
    public static List<String> differences(List<String> some, List<String> others) {
        List<String> differences = new ArrayList<>();
        some.stream().filter(line -> !others.contains(line)).forEach(line -> differences.add("- " + line));
        others.stream().filter(line -> !some.contains(line)).forEach(line -> differences.add("+ " + line));
        return differences;
    }

    /** How a dump writes a path. */
    public static String hex(TreePath path) {
        return HexFormat.of().formatHex(path.toBytes());
    }

    /** The same lines, directories without their time. */
    public static List<String> withoutDirectoryTimes(List<String> dump) {
        return dump.stream()
                .map(line -> DIRECTORY.matcher(line).replaceFirst("$1 "))
                .toList();
    }

    @Override
    public void close() {
        try {
            questions.close();
            python.waitFor();
            Files.delete(program);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            python.destroy();
        }
    }
}
