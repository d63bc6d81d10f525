/** What the use cases need from the outside. */
@NullMarked
package dev.granary.discovery.application.port;

import org.jspecify.annotations.NullMarked;
