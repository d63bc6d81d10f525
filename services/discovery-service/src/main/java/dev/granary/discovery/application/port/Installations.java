package dev.granary.discovery.application.port;

import dev.granary.discovery.domain.Installation;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** The journal of agent installations, one per shoot. Every call joins the running transaction. */
public interface Installations {

    /** Writes the request over what is there, unless a later registration has asked. */
    Uni<Void> request(Installation requested);

    /** Takes up to {@code limit} due installations for an attempt; no two callers get the same one before {@code lostAt}. */
    Uni<List<Installation>> claim(Instant now, int limit, Instant lostAt);

    /** Makes due what this process had taken up when it ended. For the start, before the first claim. */
    Uni<Void> release(Instant now);

    /**
     * Writes what became of an attempt.
     *
     * @return false when it was asked for again meanwhile, or the attempt counted as lost; then nothing is written
     */
    Uni<Boolean> record(Installation attempted, Installation after);

    /** Makes the waiting ones of these shoots due now. */
    Uni<Void> hurry(Collection<UUID> shootUids, Instant now);
}
