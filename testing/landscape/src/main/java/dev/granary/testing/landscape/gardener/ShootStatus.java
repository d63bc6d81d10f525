package dev.granary.testing.landscape.gardener;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Parts of {@code status} of a Shoot as gardenlet writes them; each is a JSON merge patch. */
final class ShootStatus {

    private static final List<String> CONDITIONS = List.of(
            "APIServerAvailable",
            "ControlPlaneHealthy",
            "ObservabilityComponentsHealthy",
            "EveryNodeReady",
            "SystemComponentsHealthy");

    private final Clock clock;

    ShootStatus(Clock clock) {
        this.clock = clock;
    }

    /** Written when the first operation begins: who the shoot is and where its API server will be. */
    ObjectNode identity(ShootIdentity shoot, URI address) {
        var status = Json.object()
                .put("uid", shoot.uid())
                .put("technicalID", shoot.technicalId())
                .put("clusterIdentity", shoot.clusterIdentity())
                .put("seedName", GardenObjects.SEED)
                .put("hibernated", false);
        status.putObject("gardener")
                .put("id", "gardenlet")
                .put("name", "gardenlet-0")
                .put("version", "v1.149.3");
        var addresses = status.putArray("advertisedAddresses");
        addresses.addObject().put("name", "external").put("url", address.toString());
        addresses.addObject().put("name", "internal").put("url", address.toString());
        addresses.addObject().put("name", "service-account-issuer").put("url", shoot.issuer());
        status.putObject("credentials")
                .putObject("rotation")
                .putObject("certificateAuthorities")
                .put("phase", "Completed")
                .put("lastCompletionTime", now());
        return status;
    }

    ObjectNode operation(String type, String state, int progress) {
        var status = Json.object();
        status.putObject("lastOperation")
                .put("type", type)
                .put("state", state)
                .put("progress", progress)
                .put("description", "Shoot cluster: " + type + " " + state)
                .put("lastUpdateTime", now());
        return status;
    }

    /** All health conditions at once: that is how a reconciliation ends and how a hibernated shoot looks. */
    ObjectNode conditions(String value, String reason, String message) {
        var status = Json.object();
        var conditions = status.putArray("conditions");
        for (var type : CONDITIONS) {
            conditions
                    .addObject()
                    .put("type", type)
                    .put("status", value)
                    .put("reason", reason)
                    .put("message", message)
                    .put("lastTransitionTime", now())
                    .put("lastUpdateTime", now());
        }
        return status;
    }

    private String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
