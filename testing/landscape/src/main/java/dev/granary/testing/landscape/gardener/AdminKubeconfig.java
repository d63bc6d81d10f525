package dev.granary.testing.landscape.gardener;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.gardener.FrontRequest.ShootPath;
import dev.granary.testing.landscape.gardener.KubeconfigInputs.Found;
import dev.granary.testing.landscape.gardener.KubeconfigInputs.Missing;
import dev.granary.testing.landscape.gardener.KubeconfigRequest.Decoded;
import dev.granary.testing.landscape.gardener.KubeconfigRequest.Refused;
import dev.granary.testing.landscape.kube.Kubeconfig;
import dev.granary.testing.landscape.pki.Certificate;
import dev.granary.testing.landscape.pki.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * {@code POST .../shoots/<name>/adminkubeconfig}, in gardener-apiserver's order of checks. Looks at addresses and
 * authorities only: a hibernated shoot, or one that is being deleted, has a kubeconfig as well.
 */
final class AdminKubeconfig {

    private static final long MIN_SECONDS = 600;
    private static final long MAX_SECONDS = (1L << 32) - 1;

    /** {@code --shoot-admin-kubeconfig-max-expiration}: more is silently reduced to it. */
    private static final long CAP_SECONDS = Duration.ofHours(24).toSeconds();

    private final CallerRights callers;
    private final KubeconfigInputs inputs;

    AdminKubeconfig(CallerRights callers, KubeconfigInputs inputs) {
        this.callers = callers;
        this.inputs = inputs;
    }

    FrontAnswer create(FrontRequest request, ShootPath path) {
        var caller = callers.whoAmI(request.authorization());
        if (!caller.ok()) {
            return FrontAnswer.of(caller);
        }
        var user = CallerRights.username(caller);
        var right = new Right("create", "shoots/adminkubeconfig");
        if (!callers.allowed(request.authorization(), new CallerRights.Target(right, path.namespace(), path.name()))) {
            return FrontAnswer.of(forbidden(user, path));
        }
        return switch (KubeconfigRequest.decode(request)) {
            case Refused refused -> FrontAnswer.of(refused.status());
            case Decoded decoded -> create(request, path, user, decoded);
        };
    }

    private static KubeStatus forbidden(String user, ShootPath path) {
        return KubeStatus.shootForbidden(
                path.name(),
                "User \"%s\" cannot create resource \"shoots/adminkubeconfig\" in API group \"%s\" in the namespace \"%s\""
                        .formatted(user, GardenObjects.GROUP, path.namespace()));
    }

    private FrontAnswer create(FrontRequest request, ShootPath path, String user, Decoded decoded) {
        if (decoded.expirationSeconds() < MIN_SECONDS || decoded.expirationSeconds() > MAX_SECONDS) {
            return FrontAnswer.of(outOfRange(decoded.expirationSeconds()));
        }
        boolean operator = callers.isOperator(request.authorization());
        return switch (inputs.of(path)) {
            case Missing missing -> FrontAnswer.of(missing.status());
            case Found found -> issue(path, user, operator, decoded, found);
        };
    }

    private static KubeStatus outOfRange(long seconds) {
        var problem = "Invalid value: " + seconds
                + (seconds < MIN_SECONDS
                        ? ": may not specify a duration less than 10 minutes"
                        : ": may not specify a duration larger than 2^32 seconds");
        return KubeStatus.invalid(
                KubeconfigRequest.GROUP, KubeconfigRequest.KIND, "", "spec.expirationSeconds", problem);
    }

    private static FrontAnswer issue(ShootPath path, String user, boolean operator, Decoded decoded, Found inputs) {
        long seconds = Math.min(decoded.expirationSeconds(), CAP_SECONDS);
        var group = operator ? "gardener.cloud:system:admins" : "gardener.cloud:project:admins";
        var subject = new Subject("gardener.cloud:admin:" + user, Optional.of(group));
        var client = inputs.clients().client(subject, Duration.ofSeconds(seconds));
        var prefix = path.namespace() + "--" + path.name();
        var kubeconfig = ShootKubeconfig.of(prefix, inputs.addresses(), inputs.clusterCaPem(), client);
        return FrontAnswer.json(201, answer(path, seconds, client, kubeconfig), decoded.warnings());
    }

    private static JsonNode answer(ShootPath path, long seconds, Certificate client, String kubeconfig) {
        var answer = Json.object(KubeconfigRequest.API_VERSION, KubeconfigRequest.KIND);
        var metadata = answer.putObject("metadata").put("namespace", path.namespace());
        metadata.putArray("managedFields")
                .addObject()
                .put("manager", "client")
                .put("operation", "Update")
                .put("apiVersion", KubeconfigRequest.API_VERSION)
                .put("time", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("fieldsType", "FieldsV1")
                .put("subresource", "adminkubeconfig")
                .putObject("fieldsV1")
                .putObject("f:spec")
                .putObject("f:expirationSeconds");
        answer.putObject("spec").put("expirationSeconds", seconds);
        answer.putObject("status")
                .put("kubeconfig", Kubeconfig.base64(kubeconfig))
                .put("expirationTimestamp", client.notAfter().toString());
        return answer;
    }
}
