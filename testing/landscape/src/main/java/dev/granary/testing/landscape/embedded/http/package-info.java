/** The HTTPS face of a cluster: from the path to the verb, from the answer to bytes. */
@NullMarked
package dev.granary.testing.landscape.embedded.http;

import org.jspecify.annotations.NullMarked;
