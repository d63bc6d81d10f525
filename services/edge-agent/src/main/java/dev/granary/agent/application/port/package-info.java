/** What the use cases need of the world around them. */
@NullMarked
package dev.granary.agent.application.port;

import org.jspecify.annotations.NullMarked;
