package dev.granary.agent.domain.export;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.Need;
import dev.granary.agent.fakes.Yaml;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterNeedsTest {

    private static final KindName ACCOUNT = new KindName("", "serviceaccounts", "ServiceAccount");

    private final ClusterNeeds needs = new ClusterNeeds();

    @TestFactory
    Stream<DynamicTest> findsWhatAnObjectNeedsFromOutside() throws IOException {
        try (InputStream in = requireNonNull(ClusterNeedsTest.class.getResourceAsStream("needs.yaml"))) {
            return Yaml.list(new String(in.readAllBytes(), StandardCharsets.UTF_8)).stream()
                    .map(one -> DynamicTest.dynamicTest(one.text("about").orElseThrow(), () -> check(one)));
        }
    }

    private static void check(Fields one) {
        KubeObject object = new KubeObject(one.child("object").orElseThrow());
        ClusterNeeds needs = new ClusterNeeds();
        needs.observe(new KindName(object.group(), plural(object.kind()), object.kind()), object);

        List<String> found = new ArrayList<>();
        for (String need : one.texts("needs")) {
            String[] parts = need.split(" ", 2);
            ClusterNeeds.ORDER.stream()
                    .filter(kind -> kind.kind().equals(parts[0]))
                    .filter(kind -> !needs.of(kind, parts[1]).isEmpty())
                    .forEach(kind -> found.add(need));
        }
        assertThat(found).isEqualTo(one.texts("needs"));
        assertThat(ClusterNeeds.ORDER.stream().filter(needs::looksFor).map(KindName::kind))
                .containsExactlyInAnyOrderElementsOf(one.texts("needs").stream()
                        .map(need -> need.split(" ", 2)[0])
                        .distinct()
                        .toList());
    }

    private static String plural(String kind) {
        String lower = kind.toLowerCase(Locale.ROOT);
        return lower.endsWith("s") ? lower + "es" : lower + "s";
    }

    @Test
    void namesOneReasonForEachNamespaceAndKind() {
        KindName claims = new KindName("", "persistentvolumeclaims", "PersistentVolumeClaim");
        for (String namespace : List.of("shop", "shop", "bank")) {
            for (int i = 0; i < 100; i++) {
                needs.observe(claims, Yaml.object("""
                        {apiVersion: v1, kind: PersistentVolumeClaim, metadata: {name: c%d, namespace: %s}, spec: {storageClassName: fast}}
                        """.formatted(i, namespace)));
            }
        }

        assertThat(needs.of(new KindName("storage.k8s.io", "storageclasses", "StorageClass"), "fast"))
                .extracting(Need::namespace, Need::name)
                .containsExactly(tuple("shop", "c0"), tuple("bank", "c0"));
    }

    @Test
    void followsANeededObjectToItsDefinitionAndToWhatItNames() {
        KindName kind = new KindName("gateway.networking.k8s.io", "gatewayclasses", "GatewayClass");
        Need reason = new Need(new KindName("gateway.networking.k8s.io", "gateways", "Gateway"), "shop", "g", null);

        needs.follow(
                kind,
                Yaml.object("{apiVersion: gateway.networking.k8s.io/v1, kind: GatewayClass, metadata: {name: envoy},"
                        + " spec: {template: {spec: {priorityClassName: high}}}}"),
                List.of(reason));

        Need through = reason.through("GatewayClass envoy");
        assertThat(needs.of(ClusterNeeds.DEFINITION, "gatewayclasses.gateway.networking.k8s.io"))
                .containsExactly(through);
        assertThat(needs.of(new KindName("scheduling.k8s.io", "priorityclasses", "PriorityClass"), "high"))
                .containsExactly(through);
    }

    @ParameterizedTest
    @CsvSource({
        "'{kind: ServiceAccount, namespace: shop, name: robot}', true",
        "'{kind: ServiceAccount, namespace: shop, name: other}', false",
        "'{kind: ServiceAccount, namespace: bank, name: robot}', false",
        "'{kind: User, name: \"system:serviceaccount:shop:robot\"}', true",
        "'{kind: User, name: \"system:serviceaccount:bank:robot\"}', false",
        "'{kind: User, name: robot}', false",
        "'{kind: Group, name: \"system:serviceaccounts:shop\"}', true",
        "'{kind: Group, name: \"system:serviceaccounts\"}', true",
        "'{kind: Group, name: \"system:serviceaccounts:bank\"}', false",
        "'{kind: Group, name: \"system:authenticated\"}', false",
    })
    void followsBindingsOfTheServiceAccounts(String subject, boolean isOurs) {
        needs.observe(ACCOUNT, Yaml.bare("v1", "ServiceAccount", "shop", "robot"));

        List<Need> reasons = needs.ofBinding(Yaml.object("""
                {apiVersion: rbac.authorization.k8s.io/v1, kind: ClusterRoleBinding, metadata: {name: b},
                 roleRef: {kind: ClusterRole, name: r}, subjects: [%s]}
                """.formatted(subject)));

        assertThat(reasons.isEmpty()).isEqualTo(!isOurs);
        assertThat(needs.of(ClusterNeeds.CLUSTER_ROLE, "r").isEmpty()).isEqualTo(!isOurs);
    }
}
