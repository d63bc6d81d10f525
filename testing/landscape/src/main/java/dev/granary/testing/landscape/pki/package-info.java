/** Certificates of the landscape: authorities, serving and client certificates, made in memory. Nothing here outlives a run. */
@NullMarked
package dev.granary.testing.landscape.pki;

import org.jspecify.annotations.NullMarked;
