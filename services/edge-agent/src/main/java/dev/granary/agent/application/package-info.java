/** The use cases of the agent. They know their ports and the backup engine, neither Kafka nor Kubernetes nor Azure. */
@NullMarked
package dev.granary.agent.application;

import org.jspecify.annotations.NullMarked;
