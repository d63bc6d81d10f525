package dev.granary.testing.landscape.embedded.apply;

import static dev.granary.testing.landscape.embedded.Trees.object;
import static dev.granary.testing.landscape.embedded.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.schema.BuiltInSchemas;
import dev.granary.testing.landscape.embedded.schema.Schema;
import dev.granary.testing.landscape.embedded.status.ApiFailure;
import org.junit.jupiter.api.Test;

class FieldManagerTest {

    private static final Schema DEPLOYMENT = BuiltInSchemas.of("apps", "v1", "Deployment");

    private final FieldManager one = new FieldManager("one", "apps/v1", "", "2026-01-01T00:00:00Z");
    private final FieldManager two = new FieldManager("two", "apps/v1", "", "2026-01-02T00:00:00Z");

    @Test
    void defaultsThatNobodyAppliedStayWithTheItemTheyAreIn() {
        ObjectNode live = apply(one, FieldManager.nothing(), "containers: [{name: c, image: x}]");
        ((ObjectNode) live.at("/spec/template/spec/containers/0")).put("imagePullPolicy", "Always");

        ObjectNode applied = apply(one, live, "containers: [{name: c, image: y}]");

        assertThat(applied.at("/spec/template/spec/containers"))
                .isEqualTo(tree("[{name: c, image: y, imagePullPolicy: Always}]"));
    }

    @Test
    void itemGoesWithEverythingInItWhenItsOnlyOwnerDropsIt() {
        ObjectNode live = apply(one, FieldManager.nothing(), "containers: [{name: c, image: x}, {name: d}]");
        ((ObjectNode) live.at("/spec/template/spec/containers/0")).put("imagePullPolicy", "Always");

        ObjectNode applied = apply(one, live, "containers: [{name: d}]");

        assertThat(applied.at("/spec/template/spec/containers")).isEqualTo(tree("[{name: d}]"));
    }

    @Test
    void itemThatAnotherHasAFieldInStays() {
        ObjectNode live = apply(one, FieldManager.nothing(), "containers: [{name: c, image: x}]");
        live = apply(two, live, "containers: [{name: c, workingDir: /w}]");

        ObjectNode applied = apply(one, live, "restartPolicy: Always");

        assertThat(applied.at("/spec/template/spec/containers")).isEqualTo(tree("[{name: c, workingDir: /w}]"));
    }

    @Test
    void emptiedContainersGoAlong() {
        ObjectNode live = apply(one, FieldManager.nothing(), "nodeSelector: {a: b}, dnsConfig: {searches: [x]}");

        ObjectNode applied = apply(one, live, "restartPolicy: Always");

        assertThat(applied.at("/spec/template/spec")).isEqualTo(tree("{restartPolicy: Always}"));
    }

    @Test
    void sameValueIsNoConflictAndThenBelongsToBoth() {
        ObjectNode live = apply(one, FieldManager.nothing(), "restartPolicy: Always");

        ObjectNode applied = apply(two, live, "restartPolicy: Always");

        assertThat(applied.at("/metadata/managedFields")).hasSize(2);
        assertThatThrownBy(() -> apply(one, applied, "restartPolicy: Never"))
                .isInstanceOf(ApiFailure.class)
                .hasMessage("Apply failed with 1 conflict: conflict with \"two\": .spec.template.spec.restartPolicy");
    }

    @Test
    void conflictsAreListedByManager() {
        ObjectNode live = apply(one, FieldManager.nothing(), "restartPolicy: Always, hostname: h");

        assertThatThrownBy(() -> apply(two, live, "restartPolicy: Never, hostname: i"))
                .hasMessage("""
                        Apply failed with 2 conflicts: conflicts with "one":
                        - .spec.template.spec.hostname
                        - .spec.template.spec.restartPolicy""");
    }

    @Test
    void updateTakesTheFieldsThatItChangesFromTheirOwners() {
        ObjectNode live = apply(one, FieldManager.nothing(), "restartPolicy: Always, hostname: h");
        live.withObject("/metadata").put("uid", "u");
        ObjectNode next = live.deepCopy();
        next.withObject("/spec/template/spec").put("restartPolicy", "Never");

        two.recordUpdate(live, next, DEPLOYMENT);

        assertThat(fields(next, 0).toString()).contains("f:hostname").doesNotContain("f:restartPolicy");
        assertThat(next.at("/metadata/managedFields/1/operation").asText()).isEqualTo("Update");
        assertThat(fields(next, 1)).isEqualTo(tree("{'f:spec': {'f:template': {'f:spec': {'f:restartPolicy': {}}}}}"));
    }

    @Test
    void updateOfAnObjectThatHasNoOwnersIsNotRecorded() {
        ObjectNode live = object("{metadata: {uid: u}, spec: {replicas: 1}}");
        ObjectNode next = object("{metadata: {uid: u}, spec: {replicas: 2}}");

        one.recordUpdate(live, next, DEPLOYMENT);

        assertThat(next.at("/metadata/managedFields").isMissingNode()).isTrue();
    }

    private static ObjectNode apply(FieldManager manager, ObjectNode live, String podSpec) {
        ObjectNode applied = object("{metadata: {name: d}, spec: {template: {spec: {" + podSpec + "}}}}");
        return manager.apply(live, applied, DEPLOYMENT, false);
    }

    private static JsonNode fields(ObjectNode object, int entry) {
        return object.at("/metadata/managedFields/" + entry + "/fieldsV1");
    }
}
