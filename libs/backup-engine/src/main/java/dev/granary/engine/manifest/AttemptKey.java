package dev.granary.engine.manifest;

import dev.granary.engine.store.BlobName;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One attempt at a backup, and so the names of its blobs. No other attempt ever has one of these names, whatever becomes
 * of this one: a request that arrives late can harm nobody else. Ordered as the names of the sessions are.
 *
 * @param number larger than that of every session that was there when the attempt began; 1 to {@link #LAST_NUMBER}
 * @param nonce 32 hexadecimal digits, drawn for this attempt
 */
public record AttemptKey(BackupKey backup, long number, String nonce) implements Comparable<AttemptKey> {

    /** The largest number that a name has room for. */
    public static final long LAST_NUMBER = 9_999_999_999L;

    private static final String MANIFEST = "manifest.json";
    private static final int NUMBER_DIGITS = 10;
    private static final String UUID_TEXT = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String ATTEMPT = "([0-9]{10})-([0-9a-f]{32})";
    private static final Pattern NAME = Pattern.compile(ATTEMPT);
    private static final Pattern SESSION = Pattern.compile(ATTEMPT + "-(" + UUID_TEXT + ")");
    private static final Pattern BLOB = Pattern.compile("(" + UUID_TEXT + ")/" + ATTEMPT + "/.+");
    private static final Pattern RESOURCES = Pattern.compile("resources-([1-9][0-9]{0,8})\\.ndjson\\.zst");
    private static final Pattern ALIVE = Pattern.compile("alive-([1-9][0-9]{0,8})");
    private static final Comparator<AttemptKey> ORDER = Comparator.comparingLong(AttemptKey::number)
            .thenComparing(AttemptKey::nonce)
            .thenComparing(key -> key.backup.backupId().toString());

    public AttemptKey {
        if (number < 1
                || number > LAST_NUMBER
                || !NAME.matcher(name(number, nonce)).matches()) {
            throw new IllegalArgumentException("not an attempt");
        }
    }

    /** Start of the names of all sessions of a cluster. */
    public static String sessions(UUID clusterId) {
        return BackupKey.clusterPrefix(clusterId) + "sessions/";
    }

    /** The attempt whose session has this name; empty when it is not the name of a session of the cluster. */
    public static Optional<AttemptKey> ofSession(UUID clusterId, BlobName name) {
        Matcher matcher = SESSION.matcher(below(sessions(clusterId), name));
        return matcher.matches()
                ? parse(clusterId, matcher.group(3), matcher.group(1), matcher.group(2))
                : Optional.empty();
    }

    /** The attempt in whose directory a blob of this name lies; empty for every other blob. */
    public static Optional<AttemptKey> ofBlob(UUID clusterId, BlobName name) {
        Matcher matcher = BLOB.matcher(below(BackupKey.backups(clusterId), name));
        return matcher.matches()
                ? parse(clusterId, matcher.group(1), matcher.group(2), matcher.group(3))
                : Optional.empty();
    }

    /** The attempt at this backup with this {@link #name()}. */
    public static Optional<AttemptKey> ofName(BackupKey backup, String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? parse(backup.clusterId(), backup.backupId().toString(), matcher.group(1), matcher.group(2))
                : Optional.empty();
    }

    /** What tells this attempt from every other: number and nonce. */
    public String name() {
        return name(number, nonce);
    }

    /** The blob that says from before the attempt's first byte until the backup's end that the attempt is to be reckoned with. */
    public BlobName session() {
        return new BlobName(sessions(backup.clusterId()) + name() + "-" + backup.backupId());
    }

    /** Start of the name of everything that belongs to this attempt alone, but its session. */
    public String prefix() {
        return backup.prefix() + name() + "/";
    }

    /** The commit point: a manifest or a tombstone, whichever is there first. */
    public BlobName manifest() {
        return new BlobName(prefix() + MANIFEST);
    }

    /** Whether this is the name of {@link #manifest()}. */
    public boolean isManifest(BlobName name) {
        return name.value().equals(prefix() + MANIFEST);
    }

    /** The part of the Kubernetes objects with this number, from 1. */
    public BlobName resources(int part) {
        return new BlobName(prefix() + "resources-" + part + ".ndjson.zst");
    }

    /** A file index of a volume; the manifest names the one that counts. */
    public BlobName volumeIndex(String namespace, String claim, int index) {
        return new BlobName(prefix() + "volumes/" + namespace + "/" + claim + "-" + index + ".ndjson.zst");
    }

    /** The part of the results per object with this number, from 1. */
    public BlobName results(int part) {
        return new BlobName(prefix() + "results-" + part + ".ndjson.zst");
    }

    /** A sign of life, from 1. */
    public BlobName alive(int sign) {
        return new BlobName(prefix() + "alive-" + sign);
    }

    /** The number in the name of a part of this attempt's objects; empty for any other blob. */
    public OptionalInt resourcesNumber(BlobName name) {
        return numberIn(RESOURCES, name);
    }

    /** The number in the name of a sign of life of this attempt; empty for any other blob. */
    public OptionalInt aliveNumber(BlobName name) {
        return numberIn(ALIVE, name);
    }

    @Override
    public int compareTo(AttemptKey other) {
        return ORDER.compare(this, other);
    }

    private OptionalInt numberIn(Pattern pattern, BlobName name) {
        Matcher matcher = pattern.matcher(below(prefix(), name));
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    private static String name(long number, String nonce) {
        String digits = Long.toString(number);
        return "0".repeat(Math.max(0, NUMBER_DIGITS - digits.length())) + digits + "-" + nonce;
    }

    private static String below(String prefix, BlobName name) {
        return name.value().startsWith(prefix) ? name.value().substring(prefix.length()) : "";
    }

    private static Optional<AttemptKey> parse(UUID clusterId, String backupId, String number, String nonce) {
        long parsed = Long.parseLong(number);
        return parsed == 0
                ? Optional.empty()
                : Optional.of(new AttemptKey(new BackupKey(clusterId, UUID.fromString(backupId)), parsed, nonce));
    }
}
