/** The registry of error codes, and how a refusal or a fault becomes {@code application/problem+json} (RFC 9457). */
@NullMarked
package dev.granary.problem;

import org.jspecify.annotations.NullMarked;
