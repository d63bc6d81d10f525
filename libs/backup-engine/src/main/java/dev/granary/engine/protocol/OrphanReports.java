package dev.granary.engine.protocol;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Reports in the container itself of what {@link FindOrphans} finds, for people who look there. No reader needs them. Only the
 * newest counts; those before go when it is there, unless a lock holds them. Flat memory.
 */
public final class OrphanReports {

    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** What a report says in all. */
    public record Report(BlobName name, long orphans, long bytes) {}

    private final BlobStore store;
    private final InstantSource clock;
    private final Duration grace;
    private final Supplier<String> nonces;

    /**
     * Reports in one store.
     *
     * @param grace as for {@link FindOrphans}
     * @param nonces no two are the same: in a container with a lock, a name that was used once is used for long
     */
    public OrphanReports(BlobStore store, InstantSource clock, Duration grace, Supplier<String> nonces) {
        this.store = store;
        this.clock = clock;
        this.grace = grace;
        this.nonces = nonces;
    }

    /** When the newest report was stored, by the store's clock; empty when there is none. */
    public Optional<Instant> last(UUID clusterId) {
        return all(clusterId).stream().map(BlobInfo::storedAt).max(Comparator.naturalOrder());
    }

    /** Writes a report of what there is now. */
    public Report write(UUID clusterId) {
        List<BlobInfo> before = all(clusterId);
        Instant now = clock.instant();
        var name = new BlobName(
                BackupKey.reports(clusterId) + "orphans-" + TIME.format(now) + "-" + nonces.get() + ".ndjson");
        Report report = write(clusterId, name, now);
        Removal removal = new Removal(store);
        before.forEach(old -> removal.remove(old.name(), old.sizeBytes()));
        return report;
    }

    private Report write(UUID clusterId, BlobName name, Instant now) {
        BlobOutput out = new BlobOutput(store, name);
        try {
            Sum sum = new Sum();
            new FindOrphans(store, clock, grace).forEach(clusterId, orphan -> {
                sum.add(orphan);
                line(out, line(orphan));
            });
            line(
                    out,
                    JSON.createObjectNode()
                            .put("formatVersion", Manifest.FORMAT_VERSION)
                            .put("writtenAt", now.toString())
                            .put("orphans", sum.orphans)
                            .put("bytes", sum.bytes));
            out.finish();
            return new Report(name, sum.orphans, sum.bytes);
        } finally {
            out.abandon();
        }
    }

    private static ObjectNode line(Orphan orphan) {
        return JSON.createObjectNode()
                .put("name", orphan.name().value())
                .put("size", orphan.sizeBytes())
                .put("ageSeconds", orphan.age().toSeconds())
                .put("why", orphan.why().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static void line(BlobOutput out, ObjectNode node) {
        byte[] line = (node + "\n").getBytes(StandardCharsets.UTF_8);
        out.write(line, 0, line.length);
    }

    private List<BlobInfo> all(UUID clusterId) {
        List<BlobInfo> reports = new ArrayList<>();
        store.forEach(BackupKey.reports(clusterId), reports::add);
        return reports;
    }

    private static final class Sum {

        private long orphans;
        private long bytes;

        private void add(Orphan orphan) {
            orphans++;
            bytes += orphan.sizeBytes();
        }
    }
}
