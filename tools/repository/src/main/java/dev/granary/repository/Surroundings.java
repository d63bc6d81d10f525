package dev.granary.repository;

import java.io.OutputStream;
import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * What commands work with.
 *
 * @param out takes results, and nothing else
 * @param bytes takes what is extracted; the same stream as {@code out}
 * @param progress tells people who wait how far it is
 */
record Surroundings(
        Stores stores,
        InstantSource clock,
        SecureRandom random,
        PrintWriter out,
        OutputStream bytes,
        Progress progress) {

    /** What the manifests say of their writer. */
    static final String WRITTEN_BY = "granary-repository 0.1.0";
}
