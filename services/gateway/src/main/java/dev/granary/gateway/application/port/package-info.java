/** What the gateway needs of its store. */
@NullMarked
package dev.granary.gateway.application.port;

import org.jspecify.annotations.NullMarked;
