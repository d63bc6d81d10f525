/** Objects as lines of JSON. */
@NullMarked
package dev.granary.agent.adapter.json;

import org.jspecify.annotations.NullMarked;
