package dev.granary.agent.adapter.kafka;

import dev.granary.agent.domain.AgentEvent;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identity of an event. An answer that is sent again keeps its own, so that readers tell it from a new one. */
final class EventIds {

    private EventIds() {}

    /**
     * The id.
     *
     * @param recordName name of the record on the bus
     */
    static UUID of(AgentEvent event, String recordName) {
        return switch (event) {
            case AgentEvent.Hello ignored -> UUID.randomUUID();
            case AgentEvent.Heartbeat ignored -> UUID.randomUUID();
            case AgentEvent.BackupProgressed progress ->
                named(progress.commandId() + "/" + recordName + "/" + progress.sequence());
            case AgentEvent.RestoreProgressed progress ->
                named(progress.commandId() + "/" + recordName + "/" + progress.sequence());
            case AgentEvent.VerificationProgressed progress ->
                named(progress.commandId() + "/" + recordName + "/" + progress.sequence());
            case AgentEvent.BackupObjectResults results ->
                named(results.commandId() + "/" + recordName + "/" + results.part());
            case AgentEvent.RestoreObjectResults results ->
                named(results.commandId() + "/" + recordName + "/" + results.part());
            case AgentEvent.LocationValidationFailed failed ->
                // a location that lacked its key is checked again, and may lack something else then
                named(failed.commandId() + "/" + recordName + "/"
                        + failed.failure().refusal().reason() + "/"
                        + failed.failure().refusal().message());
            case AgentEvent.Answer answer -> named(answer.commandId() + "/" + recordName);
        };
    }

    private static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
