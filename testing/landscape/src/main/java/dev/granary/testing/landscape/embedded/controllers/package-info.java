/** The small part of kube-controller-manager that clients rely on: namespaces, owner references, accounts. */
@NullMarked
package dev.granary.testing.landscape.embedded.controllers;

import org.jspecify.annotations.NullMarked;
