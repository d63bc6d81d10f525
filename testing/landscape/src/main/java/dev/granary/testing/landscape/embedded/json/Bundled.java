package dev.granary.testing.landscape.embedded.json;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The documents that ship beside the classes of the embedded server. */
public final class Bundled {

    // absolute: a class loader that reads a jar does not resolve ".."
    private static final String FOLDER = "/dev/granary/testing/landscape/embedded/";

    private Bundled() {}

    public static byte[] read(String name) {
        try (InputStream in = Bundled.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new FileNotFoundException(FOLDER + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
