/**
 * The storage of a shoot: a CSI driver with its provisioner and snapshot controller, whose volumes are directories and whose
 * snapshots are copies, and a provisioner of directories of the node, which knows no snapshots. They act on the objects of
 * the API server as the real ones do, finalizers included; binding is the API server's own.
 */
@NullMarked
package dev.granary.testing.landscape.storage;

import org.jspecify.annotations.NullMarked;
