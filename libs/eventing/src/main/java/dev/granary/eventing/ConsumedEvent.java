package dev.granary.eventing;

import java.time.Instant;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;

/**
 * An event as a handler gets it.
 *
 * @param id identity; the same event delivered again has the same
 * @param topic where it was read
 * @param key record key
 * @param time when it happened, by its writer's clock
 * @param payload the record, of this version of the contracts
 */
public record ConsumedEvent(UUID id, String topic, String key, Instant time, SpecificRecordBase payload) {}
