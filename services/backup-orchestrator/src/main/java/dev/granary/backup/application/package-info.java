/** The use cases: one class each, which run in one transaction and leave commands and events in the outbox. */
@NullMarked
package dev.granary.backup.application;

import org.jspecify.annotations.NullMarked;
