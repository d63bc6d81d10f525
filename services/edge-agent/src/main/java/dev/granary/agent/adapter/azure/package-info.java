/** Azure Blob Storage with the agent's workload identity. */
@NullMarked
package dev.granary.agent.adapter.azure;

import org.jspecify.annotations.NullMarked;
