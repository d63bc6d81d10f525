package dev.granary.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.catalogue.Catalogue;
import dev.granary.engine.catalogue.CatalogueEntry;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.protocol.OrphanReports.Report;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrphanReportsTest {

    private final MovableClock clock = new MovableClock();
    private final BlobStore store = new LockingStore(new MemoryBlobStore(clock), clock);
    private final Given given = new Given(store, clock);
    private final OrphanReports reports =
            new OrphanReports(store, clock, CollectGarbage.GRACE, new Nonces(new SecureRandom()));

    @Test
    void namesEachOrphanWithSizeAndAgeAndThenTheSum() throws IOException {
        given.committed(Given.ONE, "a");
        BackupSession silent = given.session(Given.TWO);
        Given.manifest(silent, Given.packs(silent, "bb"));
        clock.pass(Duration.ofDays(3));

        Report report = reports.write(Given.CLUSTER);

        assertThat(lines(report.name()))
                .contains("{\"name\":\"" + Given.pack("bb") + "\",\"size\":2,\"ageSeconds\":259200,"
                        + "\"why\":\"pack-of-no-backup\"}")
                .last()
                .isEqualTo("{\"formatVersion\":\"" + Manifest.FORMAT_VERSION + "\",\"writtenAt\":\"" + clock.instant()
                        + "\",\"orphans\":" + report.orphans() + ",\"bytes\":" + report.bytes() + "}");
        assertThat(lines(report.name())).hasSize((int) report.orphans() + 1);
    }

    @Test
    void keepsTheNewestOnly() {
        given.committed(Given.ONE, "a");
        Report first = reports.write(Given.CLUSTER);
        clock.pass(Duration.ofDays(1));

        Report second = reports.write(Given.CLUSTER);

        assertThat(reportNames()).containsExactly(second.name()).doesNotContain(first.name());
        assertThat(reports.last(Given.CLUSTER)).contains(clock.instant());
    }

    @Test
    void writesBesideReportsThatALockHoldsAndRemovesThemWhenItEnds() {
        Report first = reports.write(Given.CLUSTER);
        store.extendRetention(first.name(), clock.instant().plus(Duration.ofDays(1)));

        Report second = reports.write(Given.CLUSTER);
        assertThat(reportNames()).containsExactlyInAnyOrder(first.name(), second.name());
        clock.pass(Duration.ofDays(2));
        Report third = reports.write(Given.CLUSTER);

        assertThat(reportNames()).containsExactly(third.name());
    }

    @Test
    void isNothingToCollectionsCataloguesAndItself() {
        given.committed(Given.ONE, "a");
        reports.write(Given.CLUSTER);
        clock.pass(Duration.ofDays(3));

        CollectResult collected = new CollectGarbage(store, clock, CollectGarbage.GRACE).collect(Given.CLUSTER);
        List<CatalogueEntry> entries = new ArrayList<>();
        new Catalogue(store).forEach(Given.CLUSTER, entries::add);

        assertThat(collected).isEqualTo(new CollectResult(Removed.NOTHING, Removed.NOTHING, List.of(), List.of()));
        assertThat(entries).singleElement().isInstanceOf(CatalogueEntry.Backup.class);
        assertThat(reports.write(Given.CLUSTER).orphans()).isZero();
    }

    private List<BlobName> reportNames() {
        List<BlobName> names = new ArrayList<>();
        store.forEach(BackupKey.reports(Given.CLUSTER), blob -> names.add(blob.name()));
        return names;
    }

    private List<String> lines(BlobName name) throws IOException {
        try (InputStream in = store.get(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
