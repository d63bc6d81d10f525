package dev.granary.agent.application;

import static java.util.stream.Collectors.joining;

import dev.granary.selection.Checked;

/** What is wrong with the fields of a command, as one text. */
public final class SelectionFaults {

    private static final int MOST = 10;

    private SelectionFaults() {}

    /** Names the first fields, each with its problem. */
    public static String told(Checked.Invalid<?> invalid) {
        return invalid.faults().stream()
                .limit(MOST)
                .map(fault -> fault.pointer() + ": " + fault.problem())
                .collect(joining(" "));
    }
}
