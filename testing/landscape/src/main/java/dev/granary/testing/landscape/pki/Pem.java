package dev.granary.testing.landscape.pki;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.security.PrivateKey;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemWriter;

/** Text form of keys and certificates. */
public final class Pem {

    private Pem() {}

    /** PKCS#8, {@code PRIVATE KEY}: what Go servers and Vert.x read. */
    public static String privateKey(PrivateKey key) {
        return write("PRIVATE KEY", key.getEncoded());
    }

    static String write(String type, byte[] der) {
        var text = new StringWriter();
        try (var writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, der));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
