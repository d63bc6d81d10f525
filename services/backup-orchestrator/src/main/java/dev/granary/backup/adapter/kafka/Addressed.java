package dev.granary.backup.adapter.kafka;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;

/** A report of the cluster's agent on the command. */
record Addressed<R>(ClusterId cluster, CommandId command, R report) {}
