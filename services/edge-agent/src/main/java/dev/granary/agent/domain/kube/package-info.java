/** Kubernetes objects, kinds and label selectors as data, without a client or a JSON library. */
@NullMarked
package dev.granary.agent.domain.kube;

import org.jspecify.annotations.NullMarked;
