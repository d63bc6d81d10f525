package dev.granary.repository;

import dev.granary.engine.protocol.CollectGarbage;
import dev.granary.engine.protocol.FindOrphans;
import dev.granary.engine.protocol.Orphan;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists blobs that belong to nothing. */
@Command(
        name = "orphans",
        description = "Lists what lies in the store and belongs to no backup. Touches nothing; delete clears it away.",
        footer = {
            "",
            "Example:",
            "  granary repository orphans --store /mnt/backup --cluster 0f6d2f44-7a0b-4a57-8d61-6f6f3d1f6a10"
        })
final class OrphansCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    OrphansCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Repository repository = options.open(surroundings);
        var orphans = new FindOrphans(repository.store(), surroundings.clock(), CollectGarbage.GRACE);
        try (var rows = output.to(surroundings.out()).rows(Row.class)) {
            orphans.forEach(repository.cluster(), orphan -> rows.add(Row.of(orphan)));
        }
        return ExitCode.OK;
    }

    private record Row(long bytes, Duration age, String why, String name) {

        static Row of(Orphan orphan) {
            return new Row(
                    orphan.sizeBytes(),
                    Duration.ofSeconds(orphan.age().toSeconds()),
                    orphan.why().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    orphan.name().value());
        }
    }
}
