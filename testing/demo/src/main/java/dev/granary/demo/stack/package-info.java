/**
 * The whole of Granary as processes of this machine, with the operator's work done: keys, topics, rights, databases, a
 * container, federated credentials. Demo, system tests and benches stand on it.
 */
@NullMarked
package dev.granary.demo.stack;

import org.jspecify.annotations.NullMarked;
