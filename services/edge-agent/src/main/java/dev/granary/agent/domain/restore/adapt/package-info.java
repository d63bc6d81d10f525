/** How an object of one cluster is written so that another one takes it, and finds what it refers to. */
@NullMarked
package dev.granary.agent.domain.restore.adapt;

import org.jspecify.annotations.NullMarked;
