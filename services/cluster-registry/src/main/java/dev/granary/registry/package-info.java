/**
 * The registry of clusters: which clusters there are, whether their agents are heard, which agent may speak for which
 * cluster (token endpoint), and what of the agents' words is let through (ingest).
 *
 * <p>It does not know Gardener, and it never sees a kubeconfig: discovery-service tells it about shoots and installs
 * agents. What an agent's word means for locations and backups is decided by others.
 */
@NullMarked
package dev.granary.registry;

import org.jspecify.annotations.NullMarked;
