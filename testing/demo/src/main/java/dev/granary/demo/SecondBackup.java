package dev.granary.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.demo.stack.Stack;
import java.nio.file.Path;
import java.util.List;

/** A shoot whose volumes have changed a little, backed up again. */
final class SecondBackup {
    private static final long MOST_ADDED_BYTES = 1 << 20;

    private final Stack stack;
    private final Operator operator;
    private final FleetWatch watch;

    SecondBackup(Stack stack, Operator operator, FleetWatch watch) {
        this.stack = stack;
        this.operator = operator;
        this.watch = watch;
    }

    /**
     * Changes files and backs up; what the backup says of the volumes.
     *
     * @throws DemoFailedException when it reads the volumes as if they were new
     */
    JsonNode take(FleetRow row, String location) {
        SampleVolumes.change(stack.kubelet().storage(row.name()), row.name().hashCode());
        String id = operator.backUp(row.clusterId(), location, SampleContent.NAMESPACES);
        Path pods = stack.kubelet().directory();
        watch.await("second backup of " + row.name() + " SUCCEEDED", pods, fleet -> isDone(fleet, id));
        JsonNode volumes = operator.backup(id).path("counts").path("volumes");
        if (volumes.path("incremental").asInt() != SampleVolumes.CLAIMS.size()
                || volumes.path("addedBytes").asLong(Long.MAX_VALUE) > MOST_ADDED_BYTES) {
            throw new DemoFailedException(
                    "the second backup of %s is not incremental: %s".formatted(row.name(), volumes));
        }
        return volumes;
    }

    private static boolean isDone(List<FleetRow> fleet, String backup) {
        return fleet.stream()
                .filter(FleetRow::isBackedUp)
                .flatMap(row -> row.backup().stream())
                .anyMatch(it -> it.id().equals(backup));
    }
}
