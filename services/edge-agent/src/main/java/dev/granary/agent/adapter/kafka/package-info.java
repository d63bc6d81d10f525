/** The bus: login, commands in, events out with their proof of identity. */
@NullMarked
package dev.granary.agent.adapter.kafka;

import org.jspecify.annotations.NullMarked;
