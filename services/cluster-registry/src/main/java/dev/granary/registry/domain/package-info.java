/**
 * The cluster: its facts, its status, and what each word from discovery or from its agent changes. Plain Java; every
 * transition returns the changed cluster and the events that tell of it.
 */
@NullMarked
package dev.granary.registry.domain;

import org.jspecify.annotations.NullMarked;
