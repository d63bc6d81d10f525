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

    Output to(PrintWriter out) {
        return new Output(format, out);
    }
}
