/** What a caller may do: roles and bindings of the cluster, evaluated. */
@NullMarked
package dev.granary.testing.landscape.embedded.rbac;

import org.jspecify.annotations.NullMarked;
