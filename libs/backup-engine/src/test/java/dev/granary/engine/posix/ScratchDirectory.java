package dev.granary.engine.posix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A directory for a test whose trees Java could not delete again: too deep, or with names that are no text. */
public final class ScratchDirectory implements AutoCloseable {

    private static final Path MEMORY = Path.of("/dev/shm");

    private final Path path;

    public ScratchDirectory() {
        this(Path.of(System.getProperty("java.io.tmpdir")));
    }

    private ScratchDirectory(Path parent) {
        try {
            this.path = Files.createTempDirectory(parent, "granary-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In memory where Linux has a file system there that knows attributes: for tests that make very many files. */
    public static ScratchDirectory inMemory() {
        ScratchDirectory fast = Files.isWritable(MEMORY) ? new ScratchDirectory(MEMORY) : new ScratchDirectory();
        if (fast.knowsAttributes()) {
            return fast;
        }
        fast.close();
        return new ScratchDirectory();
    }

    private boolean knowsAttributes() {
        Posix posix = Posix.linux();
        try (Descriptor directory = posix.directories().openRoot(path)) {
            posix.metadata().setAttribute(directory, AttributeName.of("user.probe"), new byte[0]);
            posix.metadata().removeAttribute(directory, AttributeName.of("user.probe"));
            return true;
        } catch (PosixException e) {
            return false;
        }
    }

    public Path path() {
        return path;
    }

    /** A new directory in it. */
    public Path directory(String name) {
        try {
            return Files.createDirectory(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy of a directory in it, with everything that {@code cp} knows. */
    public Path copy(Path directory, String name) {
        Path copy = path.resolve(name);
        run("cp", "-a", "--sparse=always", directory.toString(), copy.toString());
        return copy;
    }

    public void remove(Path directory) {
        run("rm", "-rf", directory.toString());
    }

    @Override
    public void close() {
        remove(path);
    }

    private static void run(String... command) {
        try {
            int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException(command[0] + " ended with " + exit);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
