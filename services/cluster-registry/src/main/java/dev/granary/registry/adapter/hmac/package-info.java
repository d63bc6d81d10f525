/** Seals of agents' events by HMAC-SHA256, with the JDK's own cryptography. */
@NullMarked
package dev.granary.registry.adapter.hmac;

import org.jspecify.annotations.NullMarked;
