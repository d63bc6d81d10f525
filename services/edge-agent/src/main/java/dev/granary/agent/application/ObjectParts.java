package dev.granary.agent.application;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackedUpObject;
import dev.granary.agent.domain.Command;
import java.util.ArrayList;
import java.util.List;

/** Sends objects in parts of a bounded size. */
final class ObjectParts {

    static final int MOST_OBJECTS = 500;

    private final Command.StartBackup order;
    private final AgentEvents events;
    private final List<BackedUpObject> waiting = new ArrayList<>();
    private int part = 1;

    ObjectParts(Command.StartBackup order, AgentEvents events) {
        this.order = order;
        this.events = events;
    }

    void add(BackedUpObject object) {
        if (waiting.size() == MOST_OBJECTS) {
            send(false);
        }
        waiting.add(object);
    }

    void close() {
        send(true);
    }

    private void send(boolean last) {
        events.report(new AgentEvent.BackupObjectResults(order.commandId(), order.backupId(), part, last, waiting));
        waiting.clear();
        part++;
    }
}
