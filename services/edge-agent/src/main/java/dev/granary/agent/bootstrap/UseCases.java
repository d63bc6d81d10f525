package dev.granary.agent.bootstrap;

import dev.granary.agent.application.AgentIdentity;
import dev.granary.agent.application.AnnounceAgent;
import dev.granary.agent.application.ApplyDesiredState;
import dev.granary.agent.application.CancelWork;
import dev.granary.agent.application.CheckAgain;
import dev.granary.agent.application.CheckBackup;
import dev.granary.agent.application.CheckLocation;
import dev.granary.agent.application.Doing;
import dev.granary.agent.application.FindBackup;
import dev.granary.agent.application.ForgetEndedWork;
import dev.granary.agent.application.HandleCommand;
import dev.granary.agent.application.HandleWork;
import dev.granary.agent.application.KeptChecks;
import dev.granary.agent.application.Locations;
import dev.granary.agent.application.PatienceUntilStop;
import dev.granary.agent.application.PatientResults;
import dev.granary.agent.application.RemoveBackup;
import dev.granary.agent.application.ReportOutcomes;
import dev.granary.agent.application.RestoreBackup;
import dev.granary.agent.application.RunWork;
import dev.granary.agent.application.StartRestore;
import dev.granary.agent.application.StartWork;
import dev.granary.agent.application.Stopping;
import dev.granary.agent.application.SweepRestoreResults;
import dev.granary.agent.application.TellObjects;
import dev.granary.agent.application.TellRestoredObjects;
import dev.granary.agent.application.TidyLocations;
import dev.granary.agent.application.ToldFirst;
import dev.granary.agent.application.ValidateLocation;
import dev.granary.agent.application.WorkLine;
import dev.granary.agent.application.WriteAttempt;
import dev.granary.agent.application.WriteBackup;
import dev.granary.agent.application.export.ExportObjects;
import dev.granary.agent.application.restore.RestoreObjects;
import dev.granary.agent.application.restore.RestoreSettings;
import dev.granary.agent.application.volume.BackUpVolumes;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.domain.Ending;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.VerificationOutcome;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Puts the use cases together. */
@Singleton
public class UseCases {

    private final AgentIdentity self;
    private final AgentConfig config;
    private final Ports ports;
    private final InstantSource clock;
    private final Stopping stopping = new Stopping();
    private final WorkLine<Command.StartBackup, BackupOutcome> backups;
    private final WorkLine<Command.StartRestore, RestoreOutcome> restores;
    private final KeptChecks checks;
    private final WorkLine<Command.DeleteBackup, DeletionOutcome> deletions;
    private final WorkLine<Command.VerifyBackup, VerificationOutcome> verifications;

    public UseCases(AgentIdentity self, AgentConfig config, Ports ports, InstantSource clock) {
        this.self = self;
        this.config = config;
        this.ports = ports;
        this.clock = clock;
        this.checks = new KeptChecks(
                ports.states(),
                new CheckLocation(self.clusterId(), ports.access(), ports.keys(), UUID::randomUUID),
                clock);
        this.backups = WorkLine.ofBackups(ports.journals().backups());
        this.restores = WorkLine.ofRestores(ports.journals().restores());
        this.deletions = WorkLine.ofDeletions(ports.journals().deletions());
        this.verifications = WorkLine.ofVerifications(ports.journals().verifications());
    }

    @Produces
    @Singleton
    Stopping stopping() {
        return stopping;
    }

    @Produces
    @Singleton
    HandleCommand handleCommand() {
        var work = new HandleWork(
                start(backups),
                new CancelWork<>(backups, clock),
                new StartRestore(restoreObjects(), start(restores)),
                new CancelWork<>(restores, clock),
                start(deletions),
                start(verifications));
        return new HandleCommand(
                new ApplyDesiredState(ports.states(), clock),
                new ValidateLocation(ports.states(), checks, clock),
                work,
                ports.events());
    }

    private <C extends Command.Work, R extends Ending> StartWork<C, R> start(WorkLine<C, R> line) {
        return new StartWork<>(line, ports.states(), clock);
    }

    @Produces
    @Singleton
    Lanes lanes() {
        return new Lanes(
                List.of(
                        lane("backups", backups, writeBackup()).clearing(ports.movers()::sweep),
                        lane("restores", restores, restoreBackup()).clearing(this::clearAfterRestores),
                        lane("deletions", deletions, new RemoveBackup(ports.states(), ports.access(), stopping, clock)),
                        lane("verifications", verifications, new CheckBackup(findBackup(), stopping, clock))),
                this::tellAndForget,
                tidying(),
                new CheckAgain(ports.states(), ports.keys(), checks, ports.events())::look);
    }

    private Runnable tidying() {
        return new TidyUp(new TidyLocations(self.clusterId(), backups.journal(), locations(), stopping, clock));
    }

    private void clearAfterRestores() {
        ports.newVolumes().clear(restore -> !restores.goesOn(restore));
        new SweepRestoreResults(restores.journal(), ports.journals().restoreResults()).sweep();
    }

    private void tellAndForget() {
        List<ToldFirst> first = List.of(
                new TellObjects(self, locations(), ports.events()),
                new TellRestoredObjects(ports.journals().restoreResults(), ports.events()));
        new ReportOutcomes(List.of(backups, restores, deletions, verifications), first, ports.events()).report();
        var limits = new ForgetEndedWork.Limits(config.endedWorkKept(), config.endedWorkAge());
        new ForgetEndedWork(backups, deletions, List.of(restores, verifications), limits, clock).forget();
    }

    private <C extends Command.Work, R extends Ending> Lane<C, R> lane(
            String name, WorkLine<C, R> line, Doing<C, R> doing) {
        return new Lane<>(name, line, new RunWork<>(line, ports.events(), doing, clock), () -> {});
    }

    private Locations locations() {
        return new Locations(ports.states(), ports.access(), ports.keys());
    }

    private FindBackup findBackup() {
        return new FindBackup(locations());
    }

    private WriteBackup writeBackup() {
        var export = new ExportObjects(ports.cluster(), config.namespace(), ports.lines());
        var volumes = new BackUpVolumes(ports.cluster(), ports.movers());
        var attempt = new WriteAttempt(self, export, volumes, stopping, clock);
        return new WriteBackup(self, locations(), attempt, stopping, clock);
    }

    private RestoreBackup restoreBackup() {
        var results = new PatientResults(ports.journals().restoreResults(), new PatienceUntilStop(stopping));
        return new RestoreBackup(findBackup(), restoreObjects(), results, stopping, clock);
    }

    private RestoreObjects restoreObjects() {
        return new RestoreObjects(
                ports.cluster(),
                ports.writes(),
                ports.lines(),
                ports.newVolumes(),
                new RestoreSettings(config.namespace(), new PatienceUntilStop(stopping), config.restoreWorkers()));
    }

    @Produces
    @Singleton
    AnnounceAgent announceAgent() {
        return new AnnounceAgent(ports.events(), ports.cluster(), ports.states());
    }
}
