package dev.granary.backup.application;

import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupName;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.NamespaceName;
import dev.granary.backup.domain.RestoreOptions;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a person asks for: a backup into a cluster. Without a name the restore gets one from its cluster and time. */
public record RestoreRequest(
        BackupId backup, ClusterId cluster, @Nullable BackupName nameOrNull, RestoreOptions options) {
    public Optional<BackupName> name() {
        return Optional.ofNullable(nameOrNull);
    }

    /** Equal for requests that ask for the same, and for no others. */
    String fingerprint() {
        return Fingerprint.of(String.join(
                "\n",
                backup.toString(),
                cluster.toString(),
                name().map(BackupName::value).orElse(""),
                Boolean.toString(options.dryRun()),
                sorted(options.namespaces().stream().map(NamespaceName::value)),
                sorted(options.kinds().included().stream()),
                sorted(options.kinds().excluded().stream()),
                new TreeMap<>(options.namespaceMapping()).toString(),
                Objects.requireNonNullElse(options.namespacePrefix(), ""),
                new TreeMap<>(options.storageClassMapping()).toString(),
                options.existing().name(),
                options.keep().toString()));
    }

    private static String sorted(Stream<String> names) {
        return names.sorted().collect(Collectors.joining(","));
    }
}
