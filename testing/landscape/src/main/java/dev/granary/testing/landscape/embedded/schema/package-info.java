/** What is known of a kind's fields: list keys, atomic parts, merge keys, constraints. */
@NullMarked
package dev.granary.testing.landscape.embedded.schema;

import org.jspecify.annotations.NullMarked;
