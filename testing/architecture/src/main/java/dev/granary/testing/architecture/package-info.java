/** The layering of a service (STYLE section 2) as a test that every service inherits. */
@NullMarked
package dev.granary.testing.architecture;

import org.jspecify.annotations.NullMarked;
