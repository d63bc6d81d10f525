package dev.granary.eventing;

/**
 * Marks an exception that says nothing about the event: the same event may succeed later. An adapter's exception that
 * carries this mark makes {@link EventConsumer} try again without end instead of giving the event up.
 */
public interface TransientFault {}
