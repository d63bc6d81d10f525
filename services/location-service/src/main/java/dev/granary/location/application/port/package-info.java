/** What the use cases need from the outside. */
@NullMarked
package dev.granary.location.application.port;

import org.jspecify.annotations.NullMarked;
