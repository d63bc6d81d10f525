package dev.granary.backup.domain;

import dev.granary.backup.domain.RestoreOptions.Existing;
import dev.granary.backup.domain.RestoreOptions.Keep;
import dev.granary.backup.domain.RestoreOptions.Kinds;
import dev.granary.backup.domain.RestoreState.End;
import dev.granary.backup.domain.RestoreState.Ended;
import dev.granary.backup.domain.RestoredObject.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Restores for tests. */
public final class SomeRestores {
    public static final RestoreOptions PLAIN = new RestoreOptions(
            false,
            List.of(),
            new Kinds(List.of(), List.of()),
            Map.of(),
            null,
            Map.of(),
            Existing.RETAIN,
            new Keep(false, false, false, false));

    public static final RestoreOptions FULL = new RestoreOptions(
            true,
            List.of(new NamespaceName("shop")),
            new Kinds(List.of("deployments.apps"), List.of("secrets")),
            Map.of("shop", "shop-2"),
            "copy-",
            Map.of("fast", "slow"),
            Existing.REPLACE,
            new Keep(true, true, true, true));

    private SomeRestores() {}

    public static Restore requested(ClusterId cluster, RestoreOptions options, Instant at) {
        var order = new RestoreOrder(
                cluster,
                "acme",
                new BackupId(UUID.randomUUID()),
                new ClusterId(UUID.randomUUID()),
                new LocationId(UUID.randomUUID()),
                new BackupName("back"),
                options,
                at,
                at.plus(Duration.ofDays(36_500)));
        return Restore.requested(new RestoreId(UUID.randomUUID()), order, new CommandId(UUID.randomUUID()));
    }

    public static RestoreReport ended(End end, Instant at) {
        return new RestoreReport.Ended(new Ended(
                end,
                at,
                at.plusSeconds(1),
                new RestoreTotals(1, 2, 3, 4, 5, 6, 7),
                List.of(
                        new RestoredObject("Pod", "v1", "shop", "web", Outcome.KEPT, "ObjectExists", "a \"b\"\n"),
                        new RestoredObject("Node", "", null, "", Outcome.NOT_SERVED, "", ""))));
    }
}
