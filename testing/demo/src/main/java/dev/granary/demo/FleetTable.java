package dev.granary.demo;

import dev.granary.demo.FleetRow.BackupRow;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The fleet as text. */
final class FleetTable {
    private static final String LINE = "%-12s  %-8s  %-9s  %-20s  %7s  %9s  %5s  %7s%n";

    private FleetTable() {}

    static String of(List<FleetRow> fleet) {
        String head = LINE.formatted("shoot", "state", "location", "backup", "objects", "bytes", "blobs", "seconds");
        return head + fleet.stream().map(FleetTable::line).collect(Collectors.joining());
    }

    private static String line(FleetRow row) {
        Optional<BackupRow> backup = row.backup();
        return LINE.formatted(
                row.name(),
                row.state(),
                row.connection(),
                backup.map(BackupRow::state).orElse("-"),
                backup.map(it -> Long.toString(it.objects())).orElse("-"),
                backup.map(it -> Long.toString(it.storedBytes())).orElse("-"),
                backup.map(it -> Integer.toString(it.blobs())).orElse("-"),
                backup.flatMap(BackupRow::took)
                        .map(took -> String.format(Locale.ROOT, "%.1f", took.toMillis() / 1000.0))
                        .orElse("-"));
    }
}
