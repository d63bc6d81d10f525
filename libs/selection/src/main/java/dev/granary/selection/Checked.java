package dev.granary.selection;

import java.util.List;

/** The outcome of checking what was asked for. */
public sealed interface Checked<T> {

    record Valid<T>(T value) implements Checked<T> {}

    /**
     * It cannot be used.
     *
     * @param faults at least one, each with its field
     */
    record Invalid<T>(List<FieldFault> faults) implements Checked<T> {
        public Invalid {
            faults = List.copyOf(faults);
        }
    }

    /**
     * What is wrong with one field.
     *
     * @param pointer JSON pointer (RFC 6901) of the field
     * @param problem one sentence, for a person
     */
    record FieldFault(String pointer, String problem) {}
}
