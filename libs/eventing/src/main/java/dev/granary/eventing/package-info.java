/** State change and event in one transaction: outbox with relay on the way out, processed-event guard on the way in. */
@NullMarked
package dev.granary.eventing;

import org.jspecify.annotations.NullMarked;
