package dev.granary.repository;

import dev.granary.engine.catalogue.Catalogue;
import dev.granary.engine.catalogue.CatalogueEntry;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.store.BlobStore;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists backups. */
@Command(
        name = "list",
        description = "Lists the backups of a cluster, or of all, in the order in which they were begun.",
        footer = {
            "",
            "State: whole; incomplete (something of it is missing in the store; the rest can be restored); unreadable (its",
            "manifest is damaged, or newer than this program); open (it is being made, or was cut off).",
            "",
            "Example:",
            "  granary repository list --store /mnt/backup"
        })
final class ListCommand implements Callable<Integer> {

    private static final String ROOT = "granary/v1/";
    private static final Pattern CLUSTER = Pattern.compile(ROOT + "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.*");

    private final Surroundings surroundings;

    @Mixin
    private StoreOption storeOption = new StoreOption();

    @Option(names = "--cluster", paramLabel = "ID", description = "Only the backups of this cluster.")
    private @Nullable UUID cluster;

    @Mixin
    private OutputOptions output = new OutputOptions();

    ListCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        BlobStore store = storeOption.open(surroundings);
        Set<UUID> clusters = cluster == null ? clusters(store) : Set.of(cluster);
        try (var rows = output.to(surroundings.out()).rows(Row.class)) {
            for (UUID id : clusters) {
                new Catalogue(store).forEach(id, entry -> Row.of(entry).ifPresent(rows::add));
            }
        }
        return ExitCode.OK;
    }

    private static Set<UUID> clusters(BlobStore store) {
        Set<UUID> clusters = new TreeSet<>();
        store.forEach(ROOT, blob -> {
            Matcher matcher = CLUSTER.matcher(blob.name().value());
            if (matcher.matches()) {
                clusters.add(UUID.fromString(matcher.group(1)));
            }
        });
        return clusters;
    }

    private record Row(
            String cluster,
            String backup,
            String state,
            Instant started,
            @Nullable Instant finished,
            @Nullable Long objects,
            @Nullable Integer volumes,
            @Nullable Long bytes,
            @Nullable Long bytesStored,
            @Nullable Long problems) {

        static Optional<Row> of(CatalogueEntry entry) {
            return switch (entry) {
                case CatalogueEntry.Backup backup ->
                    Optional.of(of(backup, backup.backup().manifest()));
                case CatalogueEntry.Unreadable unreadable -> Optional.of(bare(entry, "unreadable", Instant.EPOCH));
                case CatalogueEntry.Open open -> Optional.of(bare(entry, "open", open.since()));
                case CatalogueEntry.GivenUp givenUp -> Optional.empty();
            };
        }

        private static Row of(CatalogueEntry.Backup backup, Manifest manifest) {
            return new Row(
                    manifest.key().clusterId().toString(),
                    manifest.key().backupId().toString(),
                    backup.presence().isWhole() ? "whole" : "incomplete",
                    manifest.startedAt(),
                    manifest.finishedAt(),
                    manifest.objects(),
                    manifest.volumes().size(),
                    manifest.objectBytes()
                            + manifest.volumes().stream()
                                    .mapToLong(BackedUpVolume::bytes)
                                    .sum(),
                    backup.backup().storedBytes(),
                    manifest.problems().size()
                            + manifest.volumes().stream()
                                    .mapToLong(BackedUpVolume::problems)
                                    .sum());
        }

        private static Row bare(CatalogueEntry entry, String state, Instant since) {
            var key = entry.attempt().backup();
            return new Row(
                    key.clusterId().toString(),
                    key.backupId().toString(),
                    state,
                    since,
                    null,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
    }
}
