package dev.granary.repository;

import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeProblem;
import dev.granary.engine.volume.VolumeProblem.Reason;
import dev.granary.engine.volume.index.IndexSource;
import dev.granary.engine.volume.restore.RestoreCheck;
import dev.granary.engine.volume.restore.RestoreMode;
import dev.granary.engine.volume.restore.Selection;
import dev.granary.engine.volume.restore.VolumeRestore;
import dev.granary.engine.volume.restore.VolumeRestoreOptions;
import dev.granary.engine.volume.restore.VolumeRestoreResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Restores a volume into a directory. */
@Command(
        name = "restore-directory",
        description = "Restores a volume of a backup into a directory.",
        footer = {
            "",
            "TARGET is made when it is not there, and has to be empty unless --existing says what to do. A restore that was",
            "cut off goes on when it is started again. What the store has lost is named and left out (exit code 4).",
            "",
            "Examples:",
            "  granary repository restore-directory --store /mnt/backup --cluster 0f6d2f44-7a0b-4a57-8d61-6f6f3d1f6a10 /srv/new",
            "  granary repository restore-directory --store /mnt/backup --cluster 0f6d... --backup 6a1f... \\",
            "      --volume shop/data --path orders --existing replace --check /srv/data"
        })
final class RestoreDirectoryCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Mixin
    private VolumeOption volumeOption = new VolumeOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--backup",
            paramLabel = "latest|BACKUP",
            converter = BackupChoice.Converter.class,
            description = "Which backup; the latest by default.")
    private BackupChoice choice = new BackupChoice.Latest();

    @Option(
            names = "--existing",
            paramLabel = "WHAT",
            description =
                    "keep: what is in TARGET stays. replace: what the backup has takes its place. mirror: and the rest goes.")
    private Existing existing = Existing.REFUSE;

    @Option(names = "--path", paramLabel = "PATH", description = "Only this path of the volume; may be given again.")
    private List<String> paths = List.of();

    @Option(names = "--check", description = "Compares every byte with the backup afterwards.")
    private boolean check;

    @Parameters(paramLabel = "TARGET", description = "Where to.")
    private Path target = Path.of("");

    RestoreDirectoryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What becomes of what the target has. */
    enum Existing {
        REFUSE(RestoreMode.EMPTY),
        KEEP(RestoreMode.KEEP),
        REPLACE(RestoreMode.REPLACE),
        MIRROR(RestoreMode.MIRROR);

        private final RestoreMode mode;

        Existing(RestoreMode mode) {
            this.mode = mode;
        }
    }

    @Override
    public Integer call() throws IOException {
        Repository repository = options.open(surroundings);
        Manifest manifest = repository.find(choice, volumeOption.suits()).manifest();
        BackedUpVolume volume = volumeOption.of(manifest);
        IndexSource index = repository.index(manifest, volume);
        index.bytes().open().close(); // a wrong key shows before the target is made
        Files.createDirectories(target);
        Instant started = surroundings.clock().instant();
        List<VolumeProblem> problems = new ArrayList<>();
        try (PackReader packs = repository.packs();
                Progress.Line line = surroundings.progress().begin("restoring", volume.bytes())) {
            VolumeRestoreResult result = new VolumeRestore(Posix.linux(), packs, restoreOptions())
                    .run(index, target, progress -> line.at(progress.bytes(), progress.entries() + " entries"));
            problems.addAll(result.problems());
            long count = result.problemCount();
            if (check) {
                var checked = new RestoreCheck(Posix.linux(), packs, restoreOptions()).run(index, target);
                problems.addAll(checked.problems());
                count += checked.problemCount();
            }
            report(manifest, volume, result, count, problems, started);
        }
        return exitCode(problems);
    }

    private VolumeRestoreOptions restoreOptions() {
        VolumeRestoreOptions everything = VolumeRestoreOptions.of(existing.mode);
        return paths.isEmpty()
                ? everything
                : everything.select(
                        Selection.of(paths.stream().map(TreePath::of).toList()));
    }

    private void report(
            Manifest manifest,
            BackedUpVolume volume,
            VolumeRestoreResult result,
            long problemCount,
            List<VolumeProblem> problems,
            Instant started) {
        Duration took = Duration.between(started, surroundings.clock().instant());
        output.to(surroundings.out())
                .value(new Report(
                        manifest.key().backupId().toString(),
                        VolumeName.of(volume).toString(),
                        result.entries(),
                        result.kept(),
                        result.removed(),
                        result.writtenBytes(),
                        result.matchedBytes(),
                        took.toMillis() / 1000.0,
                        problemCount,
                        problems.stream().map(ProblemRow::of).toList()));
    }

    private static int exitCode(List<VolumeProblem> problems) {
        if (problems.stream().anyMatch(problem -> problem.reason() == Reason.DataLost)) {
            return ExitCode.DAMAGED;
        }
        return problems.isEmpty() ? ExitCode.OK : ExitCode.PARTIAL;
    }

    private record Report(
            String backup,
            String volume,
            long entries,
            long kept,
            long removed,
            long bytesWritten,
            long bytesThereAlready,
            double seconds,
            long problemCount,
            List<ProblemRow> problems) {}
}
