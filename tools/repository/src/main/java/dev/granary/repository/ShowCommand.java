package dev.granary.repository;

import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.Encryption;
import dev.granary.engine.manifest.KindCount;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.PackList;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows a manifest. */
@Command(
        name = "show",
        description = {
            "Shows what a backup has and what it lacks, by its manifest, which needs no key; with --objects what became of"
                    + " each Kubernetes object."
        },
        footer = {
            "",
            "Objects are STORED, SKIPPED (their data was left out on purpose) or FAILED (they, or their data, are not in the",
            "backup); those that are not stored come first. A FAILED one without a name stands for its whole kind.",
            "",
            "Examples:",
            "  granary repository show --store /mnt/backup --cluster 0f6d2f44-7a0b-4a57-8d61-6f6f3d1f6a10 latest -o json",
            "  granary repository show --store /mnt/backup --cluster 0f6d... --objects --namespace shop --result FAILED"
        })
final class ShowCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Mixin
    private BackupOption backup = new BackupOption();

    @ArgGroup(exclusive = false)
    private WantedObjects objects = new WantedObjects();

    @Mixin
    private OutputOptions output = new OutputOptions();

    ShowCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Repository repository = options.open(surroundings);
        var found = repository.find(backup.choice(), manifest -> true);
        Output to = output.to(surroundings.out());
        if (objects.areWanted()) {
            objects.show(repository, found.manifest(), to);
        } else {
            to.value(Report.of(found.manifest(), found.storedBytes()));
        }
        return ExitCode.OK;
    }

    private record Volume(String volume, String mode, long entries, long bytes, long bytesStored, long problems) {

        static Volume of(BackedUpVolume volume) {
            return new Volume(
                    VolumeName.of(volume).toString(),
                    volume.mode() == BackedUpVolume.Mode.FULL ? "full" : "incremental",
                    volume.files(),
                    volume.bytes(),
                    volume.storedBytes(),
                    volume.problems());
        }
    }

    private record Report(
            String backup,
            String cluster,
            @Nullable String parent,
            Instant started,
            Instant finished,
            String writtenBy,
            String formatVersion,
            @Nullable String sealedWithKey,
            long bytesStored,
            int packs,
            long packBytes,
            long objects,
            List<String> namespaces,
            List<KindCount> kinds,
            List<Volume> volumes,
            List<BackupProblem> problems) {

        static Report of(Manifest manifest, long storedBytes) {
            PackList packs = manifest.packs();
            return new Report(
                    manifest.key().backupId().toString(),
                    manifest.key().clusterId().toString(),
                    manifest.parent() == null ? null : manifest.parent().toString(),
                    manifest.startedAt(),
                    manifest.finishedAt(),
                    manifest.writtenBy(),
                    manifest.formatVersion(),
                    Optional.ofNullable(manifest.encryption())
                            .map(Encryption::keyId)
                            .orElse(null),
                    storedBytes,
                    packs.count(),
                    packs.totalBytes(),
                    manifest.objects(),
                    manifest.namespaces(),
                    manifest.kinds(),
                    manifest.volumes().stream().map(Volume::of).toList(),
                    manifest.problems());
        }
    }
}
