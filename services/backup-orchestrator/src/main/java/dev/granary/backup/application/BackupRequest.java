package dev.granary.backup.application;

import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupName;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.LocationId;
import dev.granary.selection.SelectionRequest;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a person asks for: the objects that any of the {@code selections} means. With {@code skipVolumeData} the data of
 * volumes is left out. Without a name the backup gets one from its cluster and time. {@code origin}: the backup that it was made
 * from; null for any other.
 */
public record BackupRequest(
        ClusterId cluster,
        LocationId location,
        List<SelectionRequest> selections,
        boolean skipVolumeData,
        @Nullable BackupName nameOrNull,
        @Nullable Origin origin) {
    /** A backup that another one is made from. */
    public sealed interface Origin {
        BackupId id();
    }

    /** Its failed parts. */
    public record RetryOf(BackupId id) implements Origin {}

    /** All that it was asked to hold. */
    public record DuplicateOf(BackupId id) implements Origin {}

    /** Cannot be in a value of a selection that can be read. */
    private static final String BETWEEN_VALUES = "\u0000";

    public BackupRequest {
        selections = List.copyOf(selections);
    }

    /** The backup whose failed parts these are; null for any other. */
    @Nullable
    BackupId retryOf() {
        return origin instanceof RetryOf(var id) ? id : null;
    }

    public Optional<BackupName> name() {
        return Optional.ofNullable(nameOrNull);
    }

    /** Equal for requests that ask for the same, and for no others; the order of names in a list does not matter. */
    String fingerprint() {
        String called = name().map(BackupName::value).orElse("");
        if (origin != null) {
            return Fingerprint.of(kind(origin) + "\n" + origin.id() + "\n" + called);
        }
        String content = selections.stream()
                .map(BackupRequest::text)
                .collect(Collectors.joining(
                        "\n",
                        cluster + "\n" + location + "\n",
                        "\n" + called + (skipVolumeData ? "\nskipVolumeData" : "")));
        return Fingerprint.of(content);
    }

    private static String kind(Origin origin) {
        return switch (origin) {
            case RetryOf _ -> "retryOf";
            case DuplicateOf _ -> "duplicateOf";
        };
    }

    /** Namespaces alone are written as they were before there was more to choose: a key outlives an update. */
    private static String text(SelectionRequest selection) {
        String namespaces = sorted(selection.namespaces(), ",");
        return selection.onlyNamesNamespaces()
                ? namespaces
                : String.join(
                        BETWEEN_VALUES + "\n",
                        namespaces,
                        Objects.requireNonNullElse(selection.namespaceSelector(), BETWEEN_VALUES),
                        sorted(selection.includedKinds(), BETWEEN_VALUES),
                        sorted(selection.excludedKinds(), BETWEEN_VALUES),
                        Objects.requireNonNullElse(selection.labelSelector(), BETWEEN_VALUES),
                        objects(selection));
    }

    private static String objects(SelectionRequest selection) {
        return sorted(
                selection.objects().stream()
                        .map(it ->
                                String.join("/", it.kind(), Objects.requireNonNullElse(it.namespace(), ""), it.name()))
                        .toList(),
                BETWEEN_VALUES);
    }

    private static String sorted(Collection<String> values, String separator) {
        return values.stream().sorted().collect(Collectors.joining(separator));
    }
}
