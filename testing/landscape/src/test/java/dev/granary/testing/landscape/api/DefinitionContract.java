package dev.granary.testing.landscape.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The life of a CustomResourceDefinition. */
interface DefinitionContract extends Contract {

    String DEFINITIONS = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions";

    @Test
    default void definitionServesItsVersionsUntilItGoes() {
        String group = "life-" + namespace() + ".granary.dev";
        String definition = DEFINITIONS + "/gears." + group;
        admin().apply(definition, "one", gears(group));
        String gears = "/apis/" + group + "/v1/gears";

        await().atMost(Duration.ofSeconds(20))
                .until(() -> admin().get(definition)
                        .at("/status/conditions")
                        .toString()
                        .contains("\"type\":\"Established\",\"status\":\"True\""));
        await().atMost(Duration.ofSeconds(20)).until(() -> admin().get(gears).code() == 200);
        Answer created = admin().post(
                        gears,
                        "{\"apiVersion\":\"" + group
                                + "/v1\",\"kind\":\"Gear\",\"metadata\":{\"name\":\"g\"},\"teeth\":7}");
        Answer older = admin().get("/apis/" + group + "/v1beta1/gears/g");
        admin().delete(definition);

        assertThat(created.code()).isEqualTo(201);
        assertThat(older.textAt("/apiVersion")).isEqualTo(group + "/v1beta1");
        assertThat(older.at("/teeth").asInt()).isEqualTo(7);
        assertThat(admin().get(definition).textAt("/status/acceptedNames/kind")).isIn("Gear", "");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin().get(definition).code() == 404);
        await().atMost(Duration.ofSeconds(30)).until(() -> admin().get(gears).code() == 404);
    }

    private static String gears(String group) {
        return """
               apiVersion: apiextensions.k8s.io/v1
               kind: CustomResourceDefinition
               metadata: {name: gears.%1$s}
               spec:
                 group: %1$s
                 scope: Cluster
                 names: {plural: gears, singular: gear, kind: Gear, listKind: GearList}
                 versions:
                 - name: v1beta1
                   served: true
                   storage: false
                   schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                 - name: v1
                   served: true
                   storage: true
                   schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
               """.formatted(group);
    }
}
