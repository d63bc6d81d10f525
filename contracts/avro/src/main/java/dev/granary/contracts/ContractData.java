package dev.granary.contracts;

import org.apache.avro.Conversions;
import org.apache.avro.Schema;
import org.apache.avro.data.TimeConversions;
import org.apache.avro.specific.SpecificData;
import org.jspecify.annotations.Nullable;

/**
 * Avro's view of our generated classes, bound to the class loader that holds them. The generated {@code MODEL$} asks the
 * loader of avro.jar, which under Quarkus tests and dev mode knows a second copy of every record class.
 */
final class ContractData extends SpecificData {
    private static final String OWN_PACKAGES = "dev.granary.contracts.";
    private static final int LARGEST_FIRST_ALLOCATION = 64;

    ContractData(ClassLoader records) {
        super(records);
        addLogicalTypeConversion(new Conversions.UUIDConversion());
        addLogicalTypeConversion(new TimeConversions.TimestampMillisConversion());
        setFastReaderEnabled(false); // it allocates arrays in the length that the bytes claim
    }

    /** Only classes of the contracts are ever made from a schema. */
    @Override
    public @Nullable Class<?> getClass(Schema schema) {
        var named = schema.getType() == Schema.Type.RECORD || schema.getType() == Schema.Type.ENUM;
        return named && !schema.getFullName().startsWith(OWN_PACKAGES) ? null : super.getClass(schema);
    }

    @Override
    public Object newArray(@Nullable Object old, int size, Schema schema) {
        return super.newArray(old, Math.min(size, LARGEST_FIRST_ALLOCATION), schema);
    }

    @Override
    public Object newMap(@Nullable Object old, int size) {
        return super.newMap(old, Math.min(size, LARGEST_FIRST_ALLOCATION));
    }
}
