package dev.granary.agent.domain;

/** What a check of a location found. */
public sealed interface LocationCheck {

    /** There is a key where one is needed; write, read back, list and delete worked, the last unless what is written is protected. */
    record Passed(Immutability immutability) implements LocationCheck {}

    /** A step did not work, and those after it were not tried. */
    record Failed(Step step, Refusal refusal) implements LocationCheck {}

    /** In their order. */
    enum Step {
        KEY("Key"),
        TOKEN("Token"),
        WRITE("Write"),
        READ("Read"),
        LIST("List"),
        DELETE("Delete");

        private final String wireName;

        Step(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }
}
