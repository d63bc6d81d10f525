package dev.granary.discovery.fakes;

import dev.granary.discovery.application.port.Installations;
import dev.granary.discovery.domain.Installation;
import dev.granary.discovery.domain.Installation.State;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The journal in memory; like the real one for several threads. */
public final class FakeInstallations implements Installations {

    private final Map<UUID, Installation> journal = new HashMap<>();
    private final Set<UUID> claimed = new HashSet<>();

    public synchronized Optional<Installation> of(UUID shootUid) {
        return Optional.ofNullable(journal.get(shootUid));
    }

    @Override
    public synchronized Uni<Void> request(Installation requested) {
        Installation old = journal.get(requested.shootUid());
        if (old == null || old.registrationNumber() <= requested.registrationNumber()) {
            journal.put(requested.shootUid(), requested);
            claimed.remove(requested.shootUid());
        }
        return Uni.createFrom().voidItem();
    }

    @Override
    public synchronized Uni<List<Installation>> claim(Instant now, int limit, Instant lostAt) {
        List<Installation> due = journal.values().stream()
                .filter(each -> each.state() == State.REQUESTED)
                .filter(each -> !each.nextAttemptAt().isAfter(now))
                .sorted(Comparator.comparing(Installation::nextAttemptAt))
                .limit(limit)
                .map(each -> each.attempted(lostAt))
                .toList();
        due.forEach(each -> journal.put(each.shootUid(), each));
        due.forEach(each -> claimed.add(each.shootUid()));
        return Uni.createFrom().item(due);
    }

    @Override
    public synchronized Uni<Void> release(Instant now) {
        claimed.forEach(uid -> journal.computeIfPresent(uid, (same, each) -> each.again(now, each.reportedReason())));
        claimed.clear();
        return Uni.createFrom().voidItem();
    }

    @Override
    public synchronized Uni<Boolean> record(Installation attempted, Installation after) {
        Installation now = journal.get(attempted.shootUid());
        boolean current = now != null
                && now.state() == State.REQUESTED
                && now.registrationNumber() == attempted.registrationNumber()
                && now.attempts() == attempted.attempts();
        if (current) {
            journal.put(after.shootUid(), after);
            claimed.remove(after.shootUid());
        }
        return Uni.createFrom().item(current);
    }

    @Override
    public synchronized Uni<Void> hurry(Collection<UUID> shootUids, Instant now) {
        journal.replaceAll((uid, each) -> shootUids.contains(uid)
                        && each.state() == State.REQUESTED
                        && each.attempts() == 0
                        && each.nextAttemptAt().isAfter(now)
                ? each.waiting(now)
                : each);
        return Uni.createFrom().voidItem();
    }
}
