/**
 * The real back end: etcd, kube-apiserver and kube-controller-manager as child processes that die with this one. Owns
 * their flags, ports and files; knows nothing of Gardener.
 */
@NullMarked
package dev.granary.testing.landscape.real;

import org.jspecify.annotations.NullMarked;
