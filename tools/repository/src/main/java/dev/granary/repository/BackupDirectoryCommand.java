package dev.granary.repository;

import dev.granary.engine.manifest.CommittedBackup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Backs up a directory. */
@Command(
        name = "backup-directory",
        description = "Backs up a directory as a volume of a new backup.",
        footer = {
            "",
            "The volume is called _directories/NAME by the directory's last name. What has not changed since the"
                    + " parent is not",
            "read again. Files that cannot be read are named; the backup has the rest (exit code 3).",
            "",
            "Examples:",
            "  granary repository backup-directory --store /mnt/backup --cluster 0f6d2f44-7a0b-4a57-8d61-6f6f3d1f6a10"
                    + " /srv/data",
            "  granary repository backup-directory --store https://acct.blob.core.windows.net/shop --cluster 0f6d..."
                    + " \\",
            "      --key-file shop.keys --parent none /srv/data"
        })
final class BackupDirectoryCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(
            names = "--parent",
            paramLabel = "latest|none|BACKUP",
            converter = BackupChoice.ParentConverter.class,
            description = "The backup to go by. latest, the default: the last one of a directory of this name.")
    private BackupChoice parent = new BackupChoice.Latest();

    @Parameters(paramLabel = "DIRECTORY", description = "What to back up.")
    private Path directory = Path.of("");

    BackupDirectoryCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(directory)) {
            throw new CannotContinue("no directory " + directory);
        }
        Path root = directory.toRealPath();
        Repository repository = options.open(surroundings);
        if (Files.isDirectory(options.asPath()) && options.asPath().toRealPath().startsWith(root)) {
            throw new CannotContinue("the store lies in the directory " + directory, ExitCode.USAGE);
        }
        Instant started = surroundings.clock().instant();
        DirectoryBackup.Made made = new DirectoryBackup(surroundings, repository).make(root, parent, started);
        Report report =
                Report.of(made, Duration.between(started, surroundings.clock().instant()));
        output.to(surroundings.out()).value(report);
        return report.problemCount() == 0 ? ExitCode.OK : ExitCode.PARTIAL;
    }

    private record Report(
            String backup,
            @Nullable String parent,
            String volume,
            String mode,
            long files,
            long bytes,
            long filesRead,
            long bytesRead,
            long bytesStored,
            double seconds,
            long problemCount,
            List<ProblemRow> problems) {

        static Report of(DirectoryBackup.Made made, Duration took) {
            CommittedBackup backup = made.backup();
            var volume = backup.manifest().volumes().getFirst();
            var parent = backup.manifest().parent();
            return new Report(
                    backup.manifest().key().backupId().toString(),
                    parent == null ? null : parent.toString(),
                    VolumeName.of(volume).toString(),
                    made.result().incremental() ? "incremental" : "full",
                    made.result().files(),
                    made.result().bytes(),
                    made.result().filesRead(),
                    made.result().readBytes(),
                    backup.storedBytes(),
                    took.toMillis() / 1000.0,
                    made.result().problemCount() + backup.manifest().problems().size(),
                    Stream.concat(
                                    backup.manifest().problems().stream().map(ProblemRow::of),
                                    made.result().problems().stream().map(ProblemRow::of))
                            .toList());
        }
    }
}
