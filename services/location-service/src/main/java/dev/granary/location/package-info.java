/**
 * Owns the backup locations and the connection of each cluster to each location. It holds no credential: whether a
 * location works is what the agent of a cluster found with its own identity. It does not send commands; the
 * orchestrator does when it hears that a validation is wanted.
 */
@NullMarked
package dev.granary.location;

import org.jspecify.annotations.NullMarked;
