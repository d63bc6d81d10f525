/** What the projection holds and how it is asked. A context without rules of its own, so it has no domain package. */
@NullMarked
package dev.granary.gateway.application;

import org.jspecify.annotations.NullMarked;
