package dev.granary.discovery.application;

import dev.granary.discovery.application.port.Garden;
import dev.granary.discovery.application.port.Garden.ShootPage;
import dev.granary.discovery.application.port.Garden.ShootQuery;
import dev.granary.discovery.application.port.Meters;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.discovery.domain.KnownShoot;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lists all matching shoots page by page, then looks at each managed one that the list does not have. A list alone
 * removes nothing: an empty one is also what a wrong namespace answers.
 */
public final class ListShoots {

    private final RecordShoots record;
    private final WatchPolicy policy;
    private final Meters meters;

    public ListShoots(RecordShoots record, WatchPolicy policy, Meters meters) {
        this.record = record;
        this.policy = policy;
        this.meters = meters;
    }

    /** Returns the resource version to watch from. Blocks. */
    String all(Garden garden, DiscoveryConfig config, ShootQuery query) {
        Set<UUID> seen = new HashSet<>();
        @Nullable String token = null;
        ShootPage page;
        do {
            page = garden.shoots(query, policy.pageSize(), token);
            page.shoots().forEach(shoot -> seen.add(shoot.facts().uid()));
            record.matching(config, page.shoots());
            token = page.continueToken();
        } while (token != null);
        for (KnownShoot missing : record.managedBy(config)) {
            if (!seen.contains(missing.uid())) {
                record.departed(
                        config,
                        missing.uid(),
                        garden.shoot(query, missing.facts().name()));
            }
        }
        meters.listed();
        return page.resourceVersion();
    }
}
