package dev.granary.repository;

import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.restore.VolumeExtract;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Gets single files, or the objects, out of a backup. */
@Command(
        name = "extract",
        description = "Writes one file of a volume, or all Kubernetes objects of a backup, to the standard output.",
        footer = {
            "",
            "Objects come as lines of JSON as they are stored; the field 'object' is what the API server gave.",
            "",
            "Examples:",
            "  granary repository extract --store /mnt/backup --cluster 0f6d2f44-7a0b-4a57-8d61-6f6f3d1f6a10 --path a/b > b",
            "  granary repository extract --store /mnt/backup --cluster 0f6d... --objects latest | jq .object.kind"
        })
final class ExtractCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Mixin
    private BackupOption backup = new BackupOption();

    @Mixin
    private VolumeOption volumeOption = new VolumeOption();

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(names = "--to", paramLabel = "FILE", description = "Writes there; the file must not exist yet.")
    private @Nullable Path to;

    ExtractCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** One of them. */
    static final class What {
        @Option(names = "--path", paramLabel = "PATH", description = "A file of the volume.")
        private @Nullable String path;

        @Option(names = "--path64", paramLabel = "BASE64", description = "A file whose path is no text.")
        private @Nullable String path64;

        @Option(names = "--objects", description = "All Kubernetes objects.")
        private boolean objects;

        TreePath treePath() {
            return path == null
                    ? TreePath.of(Base64.getDecoder().decode(Objects.requireNonNull(path64)))
                    : TreePath.of(path);
        }
    }

    @Override
    public Integer call() throws IOException {
        Repository repository = options.open(surroundings);
        Manifest manifest =
                repository.find(backup.choice(), volumeOption.suits()).manifest();
        if (to == null) {
            write(repository, manifest, surroundings.bytes());
        } else {
            try (OutputStream file = Files.newOutputStream(to, StandardOpenOption.CREATE_NEW)) {
                write(repository, manifest, file);
            }
        }
        return ExitCode.OK;
    }

    private void write(Repository repository, Manifest manifest, OutputStream out) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, 1 << 16);
        if (what.objects) {
            repository.forEachObject(manifest, line -> writeLine(buffered, line));
        } else {
            var index = repository.index(manifest, volumeOption.of(manifest));
            try (PackReader packs = repository.packs()) {
                if (!new VolumeExtract(packs).write(index, what.treePath(), buffered)) {
                    throw new CannotContinue("the volume has no file " + what.treePath());
                }
            }
        }
        buffered.flush();
    }

    private static void writeLine(OutputStream out, byte[] line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
