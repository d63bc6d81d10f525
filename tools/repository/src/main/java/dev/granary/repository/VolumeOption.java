package dev.granary.repository;

import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.Manifest;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which volume of a backup. */
final class VolumeOption {

    @Option(
            names = "--volume",
            paramLabel = "NAMESPACE/CLAIM",
            converter = VolumeName.Converter.class,
            description = "Which volume of the backup; not needed where there is one only.")
    private @Nullable VolumeName wanted;

    /** Backups that can be meant. */
    Predicate<Manifest> suits() {
        VolumeName name = wanted;
        return name == null
                ? manifest -> true
                : manifest -> manifest.volumes().stream().map(VolumeName::of).anyMatch(name::equals);
    }

    BackedUpVolume of(Manifest manifest) {
        List<BackedUpVolume> volumes = manifest.volumes().stream()
                .filter(volume -> wanted == null || wanted.equals(VolumeName.of(volume)))
                .toList();
        if (volumes.size() != 1) {
            String names = manifest.volumes().stream()
                    .map(volume -> VolumeName.of(volume).toString())
                    .collect(Collectors.joining(", "));
            throw new CannotContinue("backup " + manifest.key().backupId()
                    + (names.isEmpty() ? " has no volumes" : "; name one of its volumes with --volume: " + names));
        }
        return volumes.getFirst();
    }
}
