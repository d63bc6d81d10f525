package dev.granary.agent.adapter.kafka;

import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.CloudEventHeaders.CloudEvent;
import dev.granary.contracts.UndecodableRecordException;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.common.header.Headers;

/** What the headers of a command say when nobody can read its bytes, for instance because its schema is newer. */
final class Envelopes {

    private Envelopes() {}

    /**
     * The envelope, when it names this cluster as the addressee; its id is the command's. Empty when a header is missing
     * or malformed.
     */
    static Optional<CloudEvent> addressedTo(UUID cluster, Headers headers) {
        try {
            return Optional.of(CloudEventHeaders.read(headers))
                    .filter(envelope -> envelope.subject().equals(cluster.toString()));
        } catch (UndecodableRecordException e) {
            return Optional.empty();
        }
    }

    /** Record name of the command. */
    static String nameOf(CloudEvent envelope) {
        return envelope.type().substring(envelope.type().lastIndexOf('.') + 1);
    }
}
