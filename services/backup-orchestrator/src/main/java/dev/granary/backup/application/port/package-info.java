/** What the use cases need from the outside. */
@NullMarked
package dev.granary.backup.application.port;

import org.jspecify.annotations.NullMarked;
