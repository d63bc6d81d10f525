package dev.granary.engine.manifest;

import java.nio.charset.StandardCharsets;

/**
 * The attempt was given up and never becomes a backup. A tombstone is never removed, because nobody can know that a
 * process which sleeps will not try to commit when it wakes up. All tombstones have the same bytes.
 */
public record Tombstone() implements AttemptEnd {

    /** Of the first version for ever: whoever repeats a put compares bytes. */
    private static final String JSON = "{\"formatVersion\":\"1.0\",\"" + ManifestJson.ABANDONED + "\":true}";

    /** Length of every tombstone. No manifest is that short, so a listing tells them apart. */
    public static final long SIZE = JSON.length();

    /** What is stored. */
    public static byte[] bytes() {
        return JSON.getBytes(StandardCharsets.UTF_8);
    }
}
