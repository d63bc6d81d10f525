/**
 * The files of a Linux volume, as the kernel sees them: names are bytes relative to the descriptor of their directory,
 * never paths. So a name that is no UTF-8, a path of any length and a symbolic link that somebody puts in the way are all
 * ordinary. Calls go to the kernel through {@code java.lang.foreign}; x86-64 and arm64.
 */
@NullMarked
package dev.granary.engine.posix;

import org.jspecify.annotations.NullMarked;
