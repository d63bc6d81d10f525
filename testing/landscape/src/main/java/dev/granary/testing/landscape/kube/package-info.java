/** Small tools of a Kubernetes client that both back ends and the Gardener layer use: kubeconfigs, clients, CRDs. */
@NullMarked
package dev.granary.testing.landscape.kube;

import org.jspecify.annotations.NullMarked;
