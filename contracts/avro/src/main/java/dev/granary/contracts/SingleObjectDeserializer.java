package dev.granary.contracts;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** {@link AvroCodec} for Kafka consumers; throws {@link UndecodableRecordException}. A null payload stays null. */
public final class SingleObjectDeserializer implements Deserializer<SpecificRecordBase> {
    @Override
    public @Nullable SpecificRecordBase deserialize(String topic, byte @Nullable [] bytes) {
        return bytes == null ? null : AvroCodec.decode(bytes);
    }
}
