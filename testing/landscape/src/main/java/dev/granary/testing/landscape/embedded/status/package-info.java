/** The failures of the Kubernetes API and their Status documents. */
@NullMarked
package dev.granary.testing.landscape.embedded.status;

import org.jspecify.annotations.NullMarked;
