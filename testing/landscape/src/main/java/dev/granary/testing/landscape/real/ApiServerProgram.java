package dev.granary.testing.landscape.real;

import dev.granary.testing.landscape.api.ApiServerSpec;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** Command lines of the control plane of one cluster. */
record ApiServerProgram(KubeBinaries binaries, ServerFiles files, ApiServerSpec spec, int port) {

    /** Keeps a server at some 240 MB; without it at 265 MB and growing. */
    static final Map<String, String> SERVER_MEMORY = Map.of("GOMEMLIMIT", "200MiB", "GOGC", "50");

    static final Map<String, String> CONTROLLER_MEMORY = Map.of("GOMEMLIMIT", "60MiB", "GOGC", "50");

    private static final String CONTROLLERS = String.join(
            ",",
            "clusterrole-aggregation-controller",
            "daemonset-controller",
            "deployment-controller",
            "garbage-collector-controller",
            "job-controller",
            "namespace-controller",
            "persistentvolume-binder-controller",
            "persistentvolume-protection-controller",
            "persistentvolumeclaim-protection-controller",
            "replicaset-controller",
            "root-ca-certificate-publisher-controller",
            "serviceaccount-controller",
            "statefulset-controller");

    List<String> server(URI etcd) {
        return List.of(
                binaries.program("kube-apiserver"),
                "--etcd-servers=" + etcd,
                "--etcd-prefix=/" + spec.name(),
                "--bind-address=127.0.0.1",
                "--secure-port=" + port,
                // a loopback address is refused here, and a machine without a network has no other; nobody uses it
                "--advertise-address=192.0.2.1",
                "--endpoint-reconciler-type=none",
                "--external-hostname=127.0.0.1",
                "--tls-cert-file=" + files.path("serving.crt"),
                "--tls-private-key-file=" + files.path("serving.key"),
                "--client-ca-file=" + files.path("client-ca.crt"),
                "--token-auth-file=" + files.path("tokens.csv"),
                "--anonymous-auth=false",
                "--authorization-mode=RBAC",
                "--allow-privileged=true",
                "--service-cluster-ip-range=10.96.0.0/16",
                "--service-account-issuer=" + spec.issuer(),
                "--service-account-signing-key-file=" + files.path("service-account.key"),
                "--service-account-key-file=" + files.path("service-account.key"),
                "--profiling=false");
    }

    List<String> controllers() {
        return List.of(
                binaries.program("kube-controller-manager"),
                "--kubeconfig=" + files.path("admin.kubeconfig"),
                "--controllers=" + CONTROLLERS,
                "--root-ca-file=" + files.path("ca.crt"),
                "--leader-elect=false",
                "--secure-port=0",
                "--kube-api-qps=100",
                "--kube-api-burst=200",
                "--profiling=false");
    }
}
