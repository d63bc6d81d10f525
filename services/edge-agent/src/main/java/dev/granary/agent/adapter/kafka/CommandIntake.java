package dev.granary.agent.adapter.kafka;

import dev.granary.agent.application.HandleCommand;
import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.EventsUnavailableException;
import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.contracts.AvroCodec;
import dev.granary.contracts.UndecodableRecordException;
import dev.granary.observability.LogLine;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** One record of the command topic: decoded, and carried out when it is for this cluster. */
final class CommandIntake {

    private static final Logger LOG = Logger.getLogger(CommandIntake.class);

    private final UUID clusterId;
    private final HandleCommand handle;
    private final AgentEvents events;
    private final MeterRegistry meters;

    CommandIntake(UUID clusterId, HandleCommand handle, AgentEvents events, MeterRegistry meters) {
        this.clusterId = clusterId;
        this.handle = handle;
        this.events = events;
        this.meters = meters;
    }

    /**
     * Returns when the record is done with: carried out, rejected because its values cannot be, skipped because nobody can
     * read it, or not for us. Of one that cannot be read the headers may say which command it is: then it is rejected too.
     *
     * @return false when it was not for us
     * @throws JournalUnavailableException it has to be taken again
     * @throws EventsUnavailableException it has to be taken again
     */
    boolean take(ConsumerRecord<byte[], byte[]> message) {
        Optional<Command> command;
        try {
            command = decode(message.value());
        } catch (MalformedCommandException e) {
            reject(e.commandId(), e.command(), Reason.COMMAND_MALFORMED, String.valueOf(e.getMessage()));
            count(e.command(), "malformed");
            return true;
        } catch (UndecodableRecordException e) {
            skip(message, e);
            return true;
        }
        command.ifPresent(this::handle);
        return command.isPresent();
    }

    private Optional<Command> decode(byte[] value) {
        if (value == null) {
            throw new UndecodableRecordException("no value");
        }
        return CommandRecords.of(AvroCodec.decode(value), clusterId);
    }

    private void skip(ConsumerRecord<byte[], byte[]> message, UndecodableRecordException why) {
        Envelopes.addressedTo(clusterId, message.headers())
                .ifPresent(envelope -> reject(
                        envelope.id(),
                        Envelopes.nameOf(envelope),
                        Reason.COMMAND_UNKNOWN,
                        "This agent cannot read the command. Update the agent of the cluster."));
        meters.counter("granary.agent.commands.undecodable").increment();
        LOG.warn(LogLine.of(
                "command skipped, it cannot be decoded",
                "topic",
                message.topic(),
                "partition",
                message.partition(),
                "offset",
                message.offset(),
                "reason",
                why.getMessage()));
    }

    private void handle(Command command) {
        LOG.info(LogLine.of("command received", "command", command.name(), "commandId", command.commandId()));
        try {
            handle.handle(command);
            count(command.name(), "handled");
        } catch (JournalUnavailableException | EventsUnavailableException e) {
            throw e;
        } catch (RuntimeException e) { // consumer edge: a command that we cannot handle must not stop those after it
            LOG.error(LogLine.of("command failed", "command", command.name(), "commandId", command.commandId()), e);
            reject(
                    command.commandId(),
                    command.name(),
                    Reason.INTERNAL_ERROR,
                    "The agent has a defect; its log has more. Try again.");
        }
    }

    private void reject(UUID commandId, String command, Reason reason, String message) {
        LOG.warn(LogLine.of("command rejected", "command", command, "commandId", commandId, "reason", reason.code()));
        events.report(new AgentEvent.CommandRejected(commandId, command, Refusal.of(reason, message)));
    }

    private void count(String command, String result) {
        meters.counter("granary.agent.commands", "command", command, "result", result)
                .increment();
    }
}
