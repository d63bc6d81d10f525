package dev.granary.repository;

import java.io.PrintWriter;
import picocli.CommandLine.Option;

/** How results are written. */
final class OutputOptions {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "${COMPLETION-CANDIDATES}; table is the default.")
    private OutputFormat format = OutputFormat.TABLE;

    /** How many things a result names one by one: a person reads so many, a program all. */
    long mostNamed() {
        return switch (format) {
            case TABLE -> 1000;
            case JSON, YAML -> Long.MAX_VALUE;
        };
    }

    Output to(PrintWriter out) {
        return new Output(format, out);
    }
}
