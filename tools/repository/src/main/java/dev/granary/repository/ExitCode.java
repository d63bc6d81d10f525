package dev.granary.repository;

import picocli.CommandLine;

/** How the process ends. The numbers are documented; they only ever get more. */
final class ExitCode {

    /** All of it was done, and nothing is wrong. */
    static final int OK = CommandLine.ExitCode.OK;

    /** Nothing was done, or not to the end. */
    static final int FAILED = 1;

    /** The command line is not one. */
    static final int USAGE = CommandLine.ExitCode.USAGE;

    /** Done, but for what is named: files that could not be read, or not be restored. */
    static final int PARTIAL = 3;

    /** The store lacks bytes that a backup needs, or has others. What could be done was done. */
    static final int DAMAGED = 4;

    /** It might have destroyed something, or a retention lock forbids it. Nothing was touched. */
    static final int REFUSED = 5;

    private ExitCode() {}
}
