package dev.granary.contracts;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** {@link AvroCodec} for Kafka producers. A null payload stays null (tombstone). */
public final class SingleObjectSerializer implements Serializer<SpecificRecordBase> {
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable SpecificRecordBase event) {
        return event == null ? null : AvroCodec.encode(event);
    }
}
