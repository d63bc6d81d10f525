package dev.granary.discovery.application;

import dev.granary.discovery.application.port.Garden;
import dev.granary.discovery.application.port.Garden.ShootQuery;
import dev.granary.discovery.application.port.GardenerFault;
import dev.granary.discovery.application.port.Meters;
import dev.granary.discovery.application.port.ShootEvents;
import dev.granary.discovery.application.port.ShootEvents.Bookmark;
import dev.granary.discovery.application.port.ShootEvents.Cause;
import dev.granary.discovery.application.port.ShootEvents.Departed;
import dev.granary.discovery.application.port.ShootEvents.Ended;
import dev.granary.discovery.application.port.ShootEvents.Seen;
import dev.granary.discovery.application.port.ShootEvents.ShootEvent;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.discovery.domain.ObservedShoot;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Follows a watch from a version until everything should be listed again. */
public final class FollowShoots {

    private static final Duration LISTEN = Duration.ofSeconds(5);
    private static final int MOST_SILENT_ENDS = 2;

    private final RecordShoots record;
    private final WatchPolicy policy;
    private final Meters meters;
    private final Clock clock;
    private final BackoffPause pause;

    public FollowShoots(RecordShoots record, WatchPolicy policy, Meters meters, Clock clock, BackoffPause pause) {
        this.record = record;
        this.pause = pause;
        this.policy = policy;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Returns when the version is too old or the relist interval is over.
     *
     * @throws GardenerFault when a watch cannot be opened or fails
     */
    void from(String version, Garden garden, DiscoveryConfig config, ShootQuery query) throws InterruptedException {
        Instant end = clock.instant().plus(policy.relistInterval());
        Round round = new Round(garden, config, query, version);
        while (clock.instant().isBefore(end) && round.watchOnce(end) != Cause.EXPIRED) {
            // resumes from the last version that the round has seen
        }
    }

    /** Consecutive watches; remembers the version. */
    private final class Round {
        private final Garden garden;
        private final DiscoveryConfig config;
        private final ShootQuery query;
        private String version;
        private int silentEnds;

        Round(Garden garden, DiscoveryConfig config, ShootQuery query, String version) {
            this.garden = garden;
            this.config = config;
            this.query = query;
            this.version = version;
        }

        Cause watchOnce(Instant end) throws InterruptedException {
            boolean silent = true;
            try (ShootEvents events = garden.watch(query, version)) {
                while (clock.instant().isBefore(end)) {
                    List<ShootEvent> news = events.next(LISTEN);
                    handle(news);
                    if (!news.isEmpty() && news.getLast() instanceof Ended ended) {
                        return over(ended, silent && news.size() == 1);
                    }
                    silent = silent && news.isEmpty();
                }
                return Cause.CLOSED;
            }
        }

        /** A server that ends every watch at once is asked less often, and soon asked for the reason: by a list. */
        private Cause over(Ended ended, boolean silent) throws InterruptedException {
            meters.watchRestarted(ended.cause());
            silentEnds = silent ? silentEnds + 1 : 0;
            if (ended.cause() == Cause.FAILED || silentEnds > MOST_SILENT_ENDS) {
                throw new GardenerFault(GardenerFault.Kind.UNREACHABLE, ended.message());
            }
            if (silentEnds > 0 && ended.cause() == Cause.CLOSED) {
                pause.after(silentEnds);
            }
            return ended.cause();
        }

        private void handle(List<ShootEvent> news) {
            List<ObservedShoot> seen = new ArrayList<>();
            for (ShootEvent event : news) {
                switch (event) {
                    case Seen matching -> seen.add(matching.shoot());
                    case Departed departed -> {
                        record.matching(config, seen);
                        seen.clear();
                        look(departed.shoot());
                    }
                    case Bookmark bookmark -> {
                        // nothing to record
                    }
                    case Ended ended -> {
                        // looked at by the caller
                    }
                }
            }
            record.matching(config, seen);
            news.forEach(this::remember);
        }

        /** With a deletion timestamp the shoot is going; without one only a GET tells what happened. */
        private void look(ObservedShoot shoot) {
            if (!shoot.deleting()) {
                record.departed(
                        config,
                        shoot.facts().uid(),
                        garden.shoot(query, shoot.facts().name()));
            }
        }

        private void remember(ShootEvent event) {
            version = switch (event) {
                case Seen seen -> seen.resourceVersion();
                case Departed departed -> departed.resourceVersion();
                case Bookmark bookmark -> bookmark.resourceVersion();
                case Ended ended -> version;
            };
        }
    }
}
