/**
 * How a person says which Kubernetes objects are meant, and what that means: the one place that reads it. The service that
 * takes a wish refuses with it what cannot be read; the agent that carries it out chooses with it.
 */
@NullMarked
package dev.granary.selection;

import org.jspecify.annotations.NullMarked;
