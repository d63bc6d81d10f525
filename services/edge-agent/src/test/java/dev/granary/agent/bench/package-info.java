/** Measures what an agent does with many objects; bench/objects/run.sh runs it. */
@NullMarked
package dev.granary.agent.bench;

import org.jspecify.annotations.NullMarked;
