/** The port that a source of Kubernetes API servers implements: the embedded one and the real kube-apiserver pass one contract. */
@NullMarked
package dev.granary.testing.landscape.api;

import org.jspecify.annotations.NullMarked;
