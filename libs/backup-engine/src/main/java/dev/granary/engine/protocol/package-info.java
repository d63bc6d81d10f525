/**
 * How backups come to be, end, and are cleared away, so that no backup loses a blob to anybody who works on the same
 * prefix at the same time. {@code docs/format.md} states the rules, {@code docs/adr/0002} why they hold; safety depends on
 * no clock.
 */
@NullMarked
package dev.granary.engine.protocol;

import org.jspecify.annotations.NullMarked;
