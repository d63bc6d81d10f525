/** Who a caller is: client certificate, admin token, service account token. */
@NullMarked
package dev.granary.testing.landscape.embedded.auth;

import org.jspecify.annotations.NullMarked;
