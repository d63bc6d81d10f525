/** The use cases: one class each, which run in one transaction and leave their events in the outbox. */
@NullMarked
package dev.granary.location.application;

import org.jspecify.annotations.NullMarked;
