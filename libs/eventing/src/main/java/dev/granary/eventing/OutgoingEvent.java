package dev.granary.eventing;

import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * An event or command on its way out.
 *
 * @param id identity of the event; readers handle each id once per key
 * @param topic name on the broker, see {@code Topics}
 * @param key record key; events of one key keep their order
 * @param payload the record
 */
public record OutgoingEvent(UUID id, String topic, String key, SpecificRecordBase payload) {
    /** An event that happens now, with an identity of its own. */
    public static OutgoingEvent of(String topic, String key, SpecificRecordBase payload) {
        return new OutgoingEvent(UUID.randomUUID(), topic, key, payload);
    }
}
