package dev.granary.agent.bootstrap;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.port.KeyFiles;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.application.port.ObjectLines;
import dev.granary.agent.application.volume.VolumeMovers;
import dev.granary.agent.application.volume.fill.NewVolumes;

/** What the use cases need of the world. */
public record Ports(
        DesiredStates states,
        LocationAccess access,
        KeyFiles keys,
        ClusterObjects cluster,
        ClusterWrites writes,
        ObjectLines lines,
        VolumeMovers movers,
        NewVolumes newVolumes,
        AgentEvents events,
        Journals journals) {}
