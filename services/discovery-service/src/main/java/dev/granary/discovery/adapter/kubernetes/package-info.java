/** The Gardener API and the API servers of shoots, both through the fabric8 client. */
@NullMarked
package dev.granary.discovery.adapter.kubernetes;

import org.jspecify.annotations.NullMarked;
