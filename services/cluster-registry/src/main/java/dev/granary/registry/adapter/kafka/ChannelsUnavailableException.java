package dev.granary.registry.adapter.kafka;

import dev.granary.eventing.TransientFault;

/** The broker could not be asked, or refused, to make a tenant's topics; the event that wanted them waits. */
final class ChannelsUnavailableException extends RuntimeException implements TransientFault {

    ChannelsUnavailableException(Throwable cause) {
        super("the topics of a tenant could not be made", cause);
    }
}
