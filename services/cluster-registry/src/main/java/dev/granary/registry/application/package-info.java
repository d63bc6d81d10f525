/** What the registry does: one class per use case. Transactions begin here; what is outside is reached through ports. */
@NullMarked
package dev.granary.registry.application;

import org.jspecify.annotations.NullMarked;
