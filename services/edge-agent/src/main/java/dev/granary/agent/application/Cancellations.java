package dev.granary.agent.application;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Work that shall stop, and the command that wants it. In memory: the journal has it too, for the next process. */
public final class Cancellations {

    private final Map<UUID, UUID> commands = new ConcurrentHashMap<>();

    public void request(UUID workId, UUID commandId) {
        commands.put(workId, commandId);
    }

    /** The command that wants this work to stop. Work looks at it between its steps. */
    Optional<UUID> of(UUID workId) {
        return Optional.ofNullable(commands.get(workId));
    }

    void forget(UUID workId) {
        commands.remove(workId);
    }
}
