/** A Gardener landscape on one machine: the Gardener API, an API server per shoot, an Entra-like token endpoint. */
@NullMarked
package dev.granary.testing.landscape;

import org.jspecify.annotations.NullMarked;
