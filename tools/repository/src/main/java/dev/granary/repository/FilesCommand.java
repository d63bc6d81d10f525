package dev.granary.repository;

import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.index.IndexLine;
import dev.granary.engine.volume.index.IndexReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the files of a volume. */
@Command(
        name = "files",
        description = "Lists what is in a volume of a backup.",
        footer = {
            "",
            "A path that is not UTF-8 is there in base64 as well.",
            "",
            "Example:",
            "  granary repository files --store /mnt/backup --cluster 0f6d2f44-7a0b-4a57-8d61-6f6f3d1f6a10 --path orders"
        })
final class FilesCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Mixin
    private BackupOption backup = new BackupOption();

    @Mixin
    private VolumeOption volumeOption = new VolumeOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--path", paramLabel = "PATH", description = "Only this and what is below it.")
    private String path = "";

    FilesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Repository repository = options.open(surroundings);
        Manifest manifest =
                repository.find(backup.choice(), volumeOption.suits()).manifest();
        TreePath wanted = TreePath.of(path);
        try (IndexReader reader =
                        repository.index(manifest, volumeOption.of(manifest)).read();
                var rows = output.to(surroundings.out()).rows(Row.class)) {
            entries(reader, entry -> {
                if (entry.path().isAtOrBelow(wanted)) {
                    rows.add(Row.of(entry));
                }
            });
        }
        return ExitCode.OK;
    }

    private static void entries(IndexReader reader, Consumer<VolumeEntry> consumer) {
        for (var line = reader.next(); line.isPresent(); line = reader.next()) {
            if (line.get() instanceof IndexLine.Entry(VolumeEntry entry)) {
                consumer.accept(entry);
            }
        }
    }

    private record Row(
            String type,
            @Nullable String mode,
            @Nullable String owner,
            @Nullable Long bytes,
            @Nullable Instant modified,
            String path,
            @Nullable String path64,
            @Nullable String target) {

        static Row of(VolumeEntry entry) {
            String path = entry.path().isRoot() ? "." : entry.path().toString();
            return switch (entry) {
                case VolumeEntry.HardLink(TreePath own, TreePath first) ->
                    new Row("hardlink", null, null, null, null, path, base64(own), first.toString());
                case VolumeEntry.Item item -> of(item, path);
            };
        }

        private static Row of(VolumeEntry.Item item, String path) {
            var attributes = item.attributes();
            var modified = attributes.modified();
            return new Row(
                    attributes.type().name().toLowerCase(Locale.ROOT).replace("_", ""),
                    String.format(Locale.ROOT, "%04o", attributes.mode()),
                    attributes.uid() + ":" + attributes.gid(),
                    item.isFile() ? attributes.size() : null,
                    Instant.ofEpochSecond(modified.seconds(), modified.nanos()),
                    path,
                    base64(item.path()),
                    item.content() instanceof Content.Target target
                            ? target.target().toString()
                            : null);
        }

        private static @Nullable String base64(TreePath path) {
            byte[] bytes = path.toBytes();
            boolean text = Arrays.equals(path.toString().getBytes(StandardCharsets.UTF_8), bytes);
            return text ? null : Base64.getEncoder().encodeToString(bytes);
        }
    }
}
