package dev.granary.discovery.application;

import dev.granary.discovery.application.port.AgentSettings;
import dev.granary.discovery.application.port.Garden;
import dev.granary.discovery.application.port.GardenerFault;
import dev.granary.discovery.application.port.ShootAdmission;
import dev.granary.discovery.application.port.ShootClusters;
import dev.granary.discovery.application.port.ShootFault;
import dev.granary.discovery.domain.FailureReason;
import dev.granary.discovery.domain.InstallationOutcome;
import dev.granary.discovery.domain.InstallationOutcome.Asleep;
import dev.granary.discovery.domain.InstallationOutcome.Failed;
import dev.granary.discovery.domain.InstallationOutcome.Installed;
import dev.granary.discovery.domain.Kubeconfig;
import dev.granary.discovery.domain.ObservedShoot;
import java.util.Optional;
import java.util.UUID;

/**
 * One attempt to bring the agent to a shoot. Gardener hands out kubeconfigs by name, so the uid is compared first: a
 * shoot that was made again under its name must not get the agent of the old one.
 */
public final class InstallAgent {

    private final KnownTargets targets;
    private final Gardens gardens;
    private final ShootClusters clusters;
    private final AgentSettings.Common agent;

    public InstallAgent(KnownTargets targets, Gardens gardens, ShootClusters clusters, AgentSettings.Common agent) {
        this.targets = targets;
        this.gardens = gardens;
        this.clusters = clusters;
        this.agent = agent;
    }

    /** Blocks for seconds, up to the timeouts of Gardener and shoot. */
    InstallationOutcome attempt(UUID shootUid) {
        Optional<Target> target = targets.find(shootUid);
        if (target.isEmpty()) {
            return new Failed(
                    FailureReason.SHOOT_NOT_MANAGED,
                    "No discovery config manages this shoot; check its labels.",
                    false);
        }
        try {
            return attempt(target.get());
        } catch (ShootFault fault) {
            return new Failed(fault.reason(), fault.sentence(), true);
        } catch (GardenerFault fault) {
            return gardenerFailed(fault);
        }
    }

    private InstallationOutcome attempt(Target target) {
        Garden garden = gardens.of(target.config().id());
        Optional<ObservedShoot> shoot = garden.shoot(target.query(), target.name())
                .filter(found -> found.facts().uid().equals(target.shoot().uid()))
                .filter(found -> !found.deleting());
        if (shoot.isEmpty()) {
            return new Failed(FailureReason.SHOOT_GONE, "The shoot is deleted or being deleted.", false);
        }
        if (shoot.get().facts().hibernated()) {
            return new Asleep();
        }
        return switch (garden.admission(target.query().namespace(), target.name())) {
            case ShootAdmission.Granted granted -> install(target, granted.kubeconfig());
            case ShootAdmission.NotYet notYet -> new Failed(FailureReason.SHOOT_NOT_READY, notYet.message(), true);
        };
    }

    private Installed install(Target target, Kubeconfig admin) {
        ShootClusters.Issuer issuer = clusters.install(
                admin,
                new AgentSettings(
                        target.shoot().uid(),
                        target.config().project(),
                        target.config().workloadIdentity(),
                        agent));
        return new Installed(agent.version(), issuer.issuer(), issuer.jwks());
    }

    private static Failed gardenerFailed(GardenerFault fault) {
        return switch (fault.kind()) {
            case NOT_FOUND -> new Failed(FailureReason.SHOOT_GONE, "The shoot is deleted.", false);
            case FORBIDDEN -> new Failed(FailureReason.GARDENER_RIGHT_MISSING, fault.sentence(), true);
            case CREDENTIAL_REFUSED, CREDENTIAL_UNUSABLE ->
                new Failed(FailureReason.GARDENER_CREDENTIAL_REFUSED, fault.sentence(), true);
            case UNREACHABLE, EXPIRED, REFUSED ->
                new Failed(FailureReason.GARDENER_UNREACHABLE, fault.sentence(), true);
        };
    }
}
