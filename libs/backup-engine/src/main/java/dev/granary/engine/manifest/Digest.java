package dev.granary.engine.manifest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.granary.engine.crypto.Crypto;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** A SHA-256 of bytes as they are stored, written {@code sha256:<64 hexadecimal digits>}. */
public record Digest(@JsonValue String value) {

    private static final String ALGORITHM = "sha256:";
    private static final Pattern VALID = Pattern.compile("sha256:[0-9a-f]{64}");

    @JsonCreator
    public Digest {
        if (!VALID.matcher(value).matches()) {
            throw new IllegalArgumentException("not a sha256 digest");
        }
    }

    public static Digest of(byte[] bytes) {
        MessageDigest digest = start();
        digest.update(bytes);
        return finish(digest);
    }

    /** A running digest, to be fed and handed to {@link #finish}. */
    public static MessageDigest start() {
        return Crypto.sha256();
    }

    public static Digest finish(MessageDigest digest) {
        return new Digest(ALGORITHM + HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public String toString() {
        return value;
    }
}
