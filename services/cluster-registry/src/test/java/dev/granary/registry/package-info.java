/** Tests of the registry. */
@NullMarked
package dev.granary.registry;

import org.jspecify.annotations.NullMarked;
