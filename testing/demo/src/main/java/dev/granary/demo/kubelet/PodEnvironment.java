package dev.granary.demo.kubelet;

import dev.granary.testing.infrastructure.Ports;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

/** The environment of a pod's process. Values that point into a volume are rewritten to where it lies here. */
final class PodEnvironment {
    private final PodContext context;
    private final ShootObjects objects;

    private PodEnvironment(PodContext context) {
        this.context = context;
        this.objects = new ShootObjects(context.client(), context.plan().namespace());
    }

    static Map<String, String> of(PodContext context, PodFiles files) {
        var environment = new HashMap<String, String>();
        environment.putAll(
                kubernetes(context.shoot().apiServer(), context.plan().namespace()));
        environment.putAll(files.identity().environment());
        var reader = new PodEnvironment(context);
        context.plan().container().getEnv().forEach(it -> environment.put(it.getName(), reader.value(it)));
        environment.replaceAll((_, value) -> files.onHost(value));
        environment.putAll(sharedHost());
        return environment;
    }

    /**
     * The address of the API server as every container has it, and fabric8's own names for the files of the service
     * account, whose usual places do not exist here.
     */
    private static Map<String, String> kubernetes(URI apiServer, String namespace) {
        return Map.of(
                "KUBERNETES_SERVICE_HOST",
                apiServer.getHost(),
                "KUBERNETES_SERVICE_PORT",
                Integer.toString(apiServer.getPort()),
                "KUBERNETES_MASTER",
                apiServer.toString(),
                "KUBERNETES_NAMESPACE",
                namespace,
                "KUBERNETES_AUTH_TRYKUBECONFIG",
                "false",
                "KUBERNETES_AUTH_SERVICEACCOUNT_TOKEN",
                PodFiles.SERVICE_ACCOUNT + "/token",
                "KUBERNETES_CERTS_CA_FILE",
                PodFiles.SERVICE_ACCOUNT + "/ca.crt");
    }

    /** All pods share the network of this machine, so none may have the port that its manifest names. */
    private static Map<String, String> sharedHost() {
        return Map.of("QUARKUS_HTTP_HOST", "127.0.0.1", "QUARKUS_HTTP_PORT", Integer.toString(Ports.free()));
    }

    private String value(EnvVar variable) {
        EnvVarSource from = variable.getValueFrom();
        if (from == null) {
            return variable.getValue() == null ? "" : variable.getValue();
        }
        if (from.getFieldRef() != null) {
            return field(from.getFieldRef().getFieldPath());
        }
        if (from.getConfigMapKeyRef() != null) {
            var key = from.getConfigMapKeyRef();
            return objects.configMap(key.getName()).getOrDefault(key.getKey(), "");
        }
        if (from.getSecretKeyRef() != null) {
            var key = from.getSecretKeyRef();
            return objects.secret(key.getName())
                    .orElseThrow(() -> new PodRefusedException("no Secret " + key.getName()))
                    .getOrDefault(key.getKey(), "");
        }
        throw new PodRefusedException("variable " + variable.getName() + " comes from what is not known here");
    }

    private String field(String path) {
        return switch (path) {
            case "metadata.namespace" -> context.plan().namespace();
            case "metadata.name" -> context.plan().podName();
            case "spec.serviceAccountName" -> context.plan().serviceAccount();
            case "spec.nodeName" -> context.shoot().name() + "-node";
            case "status.podIP", "status.hostIP" -> "127.0.0.1";
            default -> throw new PodRefusedException("field " + path + " is not known here");
        };
    }
}
