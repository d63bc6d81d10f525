package dev.granary.agent.adapter.kubernetes.volume;

import java.util.List;

/** What a mover may do to its volume. */
enum MoverRights {
    /** Look into everything and change nothing. */
    READ,
    /** Write files of every owner and mode, with their attributes, and nodes of devices. */
    FILL;

    boolean isReadOnly() {
        return this == READ;
    }

    /** Those of Linux that root keeps. */
    List<String> capabilities() {
        return switch (this) {
            case READ -> List.of("DAC_READ_SEARCH");
            case FILL -> List.of("CHOWN", "DAC_OVERRIDE", "FOWNER", "FSETID", "MKNOD", "SETFCAP");
        };
    }
}
