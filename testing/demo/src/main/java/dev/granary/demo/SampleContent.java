package dev.granary.demo;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the owner of a shoot has installed in it. */
public final class SampleContent {
    /** The namespaces that hold it. */
    public static final List<String> NAMESPACES = List.of("shop", "web");

    private static final int APPLICATIONS = 12;

    private SampleContent() {}

    /** Manifests: in each namespace some applications, each with configuration, a secret, a Deployment and a Service. */
    public static String manifests() {
        return String.join(
                "---\n", NAMESPACES.stream().flatMap(SampleContent::namespace).toList());
    }

    /** What stands in the secrets in plain: nobody but the shoot and its backups may hold it. */
    public static List<String> secrets() {
        return applications().map(SampleContent::password).toList();
    }

    private static Stream<String> applications() {
        return IntStream.rangeClosed(1, APPLICATIONS).mapToObj("app-%02d"::formatted);
    }

    private static String password(String name) {
        return name + "-password";
    }

    private static Stream<String> namespace(String namespace) {
        String itself = """
                apiVersion: v1
                kind: Namespace
                metadata:
                  name: %s
                """.formatted(namespace);
        Stream<String> applications = applications()
                .flatMap(name ->
                        Stream.of(configuration(namespace, name), secret(namespace, name), workload(namespace, name)));
        return Stream.concat(Stream.of(itself), applications);
    }

    private static String configuration(String namespace, String name) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata:
                  name: %s
                  namespace: %s
                data:
                  application.properties: |
                    greeting=Hello from %s
                    pool.size=8
                """.formatted(name, namespace, name);
    }

    private static String secret(String namespace, String name) {
        String value = Base64.getEncoder().encodeToString(password(name).getBytes(StandardCharsets.UTF_8));
        return """
                apiVersion: v1
                kind: Secret
                metadata:
                  name: %s
                  namespace: %s
                type: Opaque
                data:
                  password: %s
                """.formatted(name, namespace, value);
    }

    private static String workload(String namespace, String name) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: %1$s
                  namespace: %2$s
                spec:
                  replicas: 2
                  selector:
                    matchLabels: {app: %1$s}
                  template:
                    metadata:
                      labels: {app: %1$s}
                    spec:
                      containers:
                        - name: main
                          image: example.com/%1$s:1.0
                          ports: [{containerPort: 8080}]
                ---
                apiVersion: v1
                kind: Service
                metadata:
                  name: %1$s
                  namespace: %2$s
                spec:
                  selector: {app: %1$s}
                  ports: [{port: 80, targetPort: 8080}]
                """.formatted(name, namespace);
    }
}
