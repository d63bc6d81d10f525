package dev.granary.agent.bootstrap;

import dev.granary.agent.application.AgentIdentity;
import dev.granary.agent.application.AnnounceAgent;
import dev.granary.agent.application.ApplyDesiredState;
import dev.granary.agent.application.BackupQueue;
import dev.granary.agent.application.CheckLocation;
import dev.granary.agent.application.HandleCommand;
import dev.granary.agent.application.PatienceUntilStop;
import dev.granary.agent.application.ReportOutcomes;
import dev.granary.agent.application.ResumeBackups;
import dev.granary.agent.application.RunBackup;
import dev.granary.agent.application.StartBackup;
import dev.granary.agent.application.Stopping;
import dev.granary.agent.application.ValidateLocation;
import dev.granary.agent.application.WriteAttempt;
import dev.granary.agent.application.WriteBackup;
import dev.granary.agent.application.export.ExportObjects;
import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.BackupJournal;
import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.application.port.ObjectLines;
import dev.granary.agent.application.restore.RestoreObjects;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.UUID;

/** Puts the use cases together. */
@Singleton
public class UseCases {

    private final InstantSource clock;

    public UseCases(InstantSource clock) {
        this.clock = clock;
    }

    @Produces
    @Singleton
    Stopping stopping() {
        return new Stopping();
    }

    @Produces
    @Singleton
    BackupQueue queue() {
        return new BackupQueue();
    }

    @Produces
    @Singleton
    HandleCommand handleCommand(
            AgentIdentity self,
            DesiredStates states,
            LocationAccess access,
            BackupJournal journal,
            BackupQueue queue,
            AgentEvents events) {
        var check = new CheckLocation(self.clusterId(), access, UUID::randomUUID);
        return new HandleCommand(
                new ApplyDesiredState(states, clock),
                new ValidateLocation(states, check, clock),
                new StartBackup(journal, states, queue, clock),
                events);
    }

    @Produces
    @Singleton
    RunBackup runBackup(
            AgentIdentity self,
            AgentConfig config,
            DesiredStates states,
            LocationAccess access,
            ClusterObjects cluster,
            ObjectLines lines,
            BackupJournal journal,
            AgentEvents events,
            Stopping stopping) {
        var export = new ExportObjects(cluster, config.namespace(), lines);
        var attempt = new WriteAttempt(self, export, stopping, clock);
        var write = new WriteBackup(self, states, access, attempt, stopping, clock);
        return new RunBackup(journal, events, write, clock);
    }

    @Produces
    @Singleton
    RestoreObjects restoreObjects(
            AgentConfig config, ClusterObjects cluster, ClusterWrites writes, ObjectLines lines, Stopping stopping) {
        return new RestoreObjects(
                cluster, writes, lines, config.namespace(), new PatienceUntilStop(stopping), config.restoreWorkers());
    }

    @Produces
    @Singleton
    ResumeBackups resumeBackups(BackupJournal journal, BackupQueue queue) {
        return new ResumeBackups(journal, queue);
    }

    @Produces
    @Singleton
    ReportOutcomes reportOutcomes(BackupJournal journal, AgentEvents events) {
        return new ReportOutcomes(journal, events);
    }

    @Produces
    @Singleton
    AnnounceAgent announceAgent(AgentEvents events, ClusterObjects cluster, DesiredStates states) {
        return new AnnounceAgent(events, cluster, states);
    }
}
