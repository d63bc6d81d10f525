package dev.granary.registry.bootstrap;

import dev.granary.eventing.Attention;
import dev.granary.eventing.Hearing;
import dev.granary.eventing.Transactions;
import dev.granary.registry.application.AuthenticateAgent;
import dev.granary.registry.application.Changes;
import dev.granary.registry.application.DeclareSilence;
import dev.granary.registry.application.FollowAgents;
import dev.granary.registry.application.FollowHeartbeats;
import dev.granary.registry.application.HearAgent;
import dev.granary.registry.application.IssueAccessToken;
import dev.granary.registry.application.ObserveShoot;
import dev.granary.registry.application.OpenSession;
import dev.granary.registry.application.Patience;
import dev.granary.registry.application.RecordInstallation;
import dev.granary.registry.application.VerifyAgentRecord;
import dev.granary.registry.application.port.AccessTokens;
import dev.granary.registry.application.port.AgentPayloads;
import dev.granary.registry.application.port.Assertions;
import dev.granary.registry.application.port.ClusterEvents;
import dev.granary.registry.application.port.ClusterTenants;
import dev.granary.registry.application.port.Clusters;
import dev.granary.registry.application.port.Heartbeats;
import dev.granary.registry.application.port.Seals;
import dev.granary.registry.application.port.TenantChannels;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The use cases know no container; here they get their collaborators. */
@Singleton
class UseCases {

    @Produces
    @Singleton
    Changes changes(Transactions transactions, Clusters clusters, ClusterEvents events) {
        return new Changes(transactions, clusters, events);
    }

    @Produces
    @Singleton
    ObserveShoot observeShoot(TenantChannels channels, Changes changes, Clock clock) {
        return new ObserveShoot(channels, changes, clock);
    }

    @Produces
    @Singleton
    RecordInstallation recordInstallation(Changes changes, Clock clock) {
        return new RecordInstallation(changes, clock);
    }

    @Produces
    @Singleton
    HearAgent hearAgent(Changes changes, Patience patience, Clock clock) {
        return new HearAgent(changes, patience, clock);
    }

    @Produces
    @Singleton
    FollowHeartbeats followHeartbeats(Heartbeats heartbeats, HearAgent hearAgent) {
        return new FollowHeartbeats(heartbeats, hearAgent);
    }

    @Produces
    @Singleton
    Attention attention(Hearing hearing, Patience patience) {
        return new Attention(hearing, patience.longestGap());
    }

    @Produces
    @Singleton
    DeclareSilence declareSilence(
            Heartbeats heartbeats, Attention attention, Changes changes, Patience patience, Clock clock) {
        return new DeclareSilence(heartbeats, attention, changes, patience, clock);
    }

    @Produces
    @Singleton
    FollowAgents followAgents(FollowHeartbeats heartbeats, DeclareSilence silence, Attention attention) {
        return new FollowAgents(heartbeats, silence, attention);
    }

    @Produces
    @Singleton
    AuthenticateAgent authenticateAgent(Assertions assertions, Clusters clusters) {
        return new AuthenticateAgent(assertions, clusters);
    }

    @Produces
    @Singleton
    IssueAccessToken issueAccessToken(AccessTokens tokens) {
        return new IssueAccessToken(tokens);
    }

    @Produces
    @Singleton
    OpenSession openSession(Seals seals, Clock clock) {
        return new OpenSession(seals, clock);
    }

    @Produces
    @Singleton
    VerifyAgentRecord verifyAgentRecord(Seals seals, ClusterTenants tenants, AgentPayloads payloads) {
        return new VerifyAgentRecord(seals, tenants, payloads);
    }
}
