package dev.granary.backup.domain;

import dev.granary.selection.SelectionRequest;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, once and for all: the objects that any of the {@code selections} means. With {@code skipVolumeData}
 * claims and volumes are backed up, their data is not. {@code retryOf} is the backup whose failed parts this one makes up
 * for, which may be gone; null for any other. After {@code deadline} the agent no longer starts it.
 */
public record BackupOrder(
        ClusterId cluster,
        String tenant,
        LocationId location,
        BackupName name,
        List<SelectionRequest> selections,
        boolean skipVolumeData,
        @Nullable BackupId retryOf,
        Instant requestedAt,
        Instant deadline) {
    private static final String ALL = "*";

    public BackupOrder {
        selections = List.copyOf(selections);
    }

    /** Those that were asked for by name, those of single objects too; a single * stands for all, and nothing for a selector. */
    public List<String> namespaces() {
        return selections.stream()
                .flatMap(it -> Stream.concat(
                        it.namespaces().stream(), it.objects().stream().map(ObjectRequest::namespace)))
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }

    /** All namespaces that the backup can be about; empty when only the cluster knows them. */
    public Optional<List<NamespaceName>> knownNamespaces() {
        boolean areNamed = selections.stream()
                .allMatch(
                        it -> it.namespaceSelector() == null && !it.namespaces().contains(ALL));
        return areNamed
                ? Optional.of(namespaces().stream().map(NamespaceName::new).toList())
                : Optional.empty();
    }
}
