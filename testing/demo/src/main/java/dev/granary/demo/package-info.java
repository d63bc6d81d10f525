/** {@code ./granary demo}: a fleet discovered, registered, validated and backed up, on one machine and by HTTP like a user. */
@NullMarked
package dev.granary.demo;

import org.jspecify.annotations.NullMarked;
