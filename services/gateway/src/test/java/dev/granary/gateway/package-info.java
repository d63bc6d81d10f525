/** The gateway from outside: bus in, GraphQL and REST out. */
@NullMarked
package dev.granary.gateway;

import org.jspecify.annotations.NullMarked;
