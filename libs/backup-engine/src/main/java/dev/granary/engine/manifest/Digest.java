package dev.granary.engine.manifest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public static Digest finish(MessageDigest digest) {
        return new Digest(ALGORITHM + HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public String toString() {
        return value;
    }
}
