package dev.granary.engine.seal;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The keys of a location as a text file that people keep: one key per line, its id, blanks, and its 32 bytes in base64. The
 * first key is the current one. Empty lines and lines that begin with {@code #} count as nothing.
 *
 * <pre>
 * # Keys of a backup location of Granary. Without them its backups cannot be read.
 * 2026-11  9PZ0+v0Zl6k0QXb3mYV1gqX2Yv8m5jJvB8m0m3r1e7w=
 * 2025-02  Jm8x9m1Zk0r3u6y9B2E5H8KbNdRgUjXn2r5u8x/A1D4=
 * </pre>
 */
public final class KeyFile {

    private static final String HEAD = """
            # Keys of a backup location of Granary. Without them its backups cannot be read.
            # New backups are sealed with the first key; older ones need the key that they were sealed with.
            """;

    private KeyFile() {}

    /**
     * Reads the text of a key file.
     *
     * @throws UnreadableKeyFileException it is none; the message names the line, and never what is in it
     */
    public static LocationKeys parse(String text) {
        List<LocationKey> keys = new ArrayList<>();
        List<String> lines = text.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.startsWith("#")) {
                int number = i + 1;
                keys.add(parseLine(line)
                        .orElseThrow(() -> new UnreadableKeyFileException(
                                "line " + number + " is not a key id and 32 bytes in base64")));
            }
        }
        if (keys.isEmpty()) {
            throw new UnreadableKeyFileException("there is no key in it");
        }
        if (keys.stream().map(LocationKey::id).distinct().count() < keys.size()) {
            throw new UnreadableKeyFileException("a key id is there twice");
        }
        return LocationKeys.of(keys);
    }

    /** The text of a key file with these keys. */
    public static String write(LocationKeys keys) {
        StringBuilder text = new StringBuilder(HEAD);
        for (LocationKey key : keys.all()) {
            String secret = Base64.getEncoder().encodeToString(key.secret());
            text.append(key.id()).append("  ").append(secret).append('\n');
        }
        return text.toString();
    }

    /** A new key. */
    public static LocationKey generate(KeyId id, SecureRandom random) {
        byte[] secret = new byte[LocationKey.BYTES];
        random.nextBytes(secret);
        return new LocationKey(id, secret);
    }

    private static Optional<LocationKey> parseLine(String line) {
        String[] fields = line.split("\\s+", -1);
        if (fields.length != 2 || !KeyId.isValid(fields[0])) {
            return Optional.empty();
        }
        return decode(fields[1]).map(secret -> new LocationKey(new KeyId(fields[0]), secret));
    }

    private static Optional<byte[]> decode(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64)).filter(secret -> secret.length == LocationKey.BYTES);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
