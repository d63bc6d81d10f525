package dev.granary.backup.application;

import dev.granary.backup.domain.BackupName;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.LocationId;
import dev.granary.backup.domain.NamespaceName;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for. With {@code skipVolumeData} the data of volumes is left out. Without a name the backup gets
 * one from its cluster and time.
 */
public record BackupRequest(
        ClusterId cluster,
        LocationId location,
        List<NamespaceName> namespaces,
        boolean skipVolumeData,
        @Nullable BackupName nameOrNull) {
    public BackupRequest {
        namespaces = List.copyOf(namespaces);
    }

    public Optional<BackupName> name() {
        return Optional.ofNullable(nameOrNull);
    }

    /** Equal for requests that ask for the same, and for no others. */
    String fingerprint() {
        String content = namespaces.stream()
                .map(NamespaceName::value)
                .sorted()
                .collect(Collectors.joining(
                        ",",
                        cluster + "\n" + location + "\n",
                        "\n" + name().map(BackupName::value).orElse("") + (skipVolumeData ? "\nskipVolumeData" : "")));
        return Fingerprint.of(content);
    }
}
