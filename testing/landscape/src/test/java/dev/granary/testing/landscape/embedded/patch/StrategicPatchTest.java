package dev.granary.testing.landscape.embedded.patch;

import static dev.granary.testing.landscape.embedded.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.testing.landscape.embedded.schema.BuiltInSchemas;
import dev.granary.testing.landscape.embedded.schema.Schema;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrategicPatchTest {

    private static final Schema POD = BuiltInSchemas.of("", "v1", "Pod");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "containers: [{name: a, image: x}]       | containers: [{name: a, image: y}]              | containers: [{name: a, image: y}]",
                "containers: [{name: a}]                 | containers: [{name: b}]                        | containers: [{name: a}, {name: b}]",
                "containers: [{name: a}, {name: b}]      | containers: [{name: a, $patch: delete}]        | containers: [{name: b}]",
                "containers: [{name: a}]                 | containers: [{$patch: replace}, {name: b}]     | containers: [{name: b}]",
                "containers: [{name: a, args: [x]}]      | containers: [{name: a, args: [y]}]             | containers: [{name: a, args: [y]}]",
                "nodeName: n, hostname: h                | nodeName: null                                 | hostname: h",
                "tolerations: [{key: a}]                 | tolerations: [{key: b}]                        | tolerations: [{key: b}]",
                "nodeSelector: {a: b}                    | nodeSelector: {$patch: replace, c: d}          | nodeSelector: {c: d}",
                "volumes: [{name: v, emptyDir: {}}]      | volumes: [{name: v, $retainKeys: [name, hostPath], hostPath: {path: /x}}] | volumes: [{name: v, hostPath: {path: /x}}]",
                "containers: [{name: a}, {name: b}]      | $setElementOrder/containers: [{name: b}, {name: a}] | containers: [{name: a}, {name: b}]"
            })
    void mergesSpecAsTheSchemaSays(String target, String patch, String result) {
        assertThat(StrategicPatch.apply(tree(spec(target)), tree(spec(patch)), POD))
                .isEqualTo(tree(spec(result)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "finalizers: [a]    | finalizers: [b]                                | finalizers: [a, b]",
                "finalizers: [a, b] | $deleteFromPrimitiveList/finalizers: [a]       | finalizers: [b]",
                "labels: {a: b}     | labels: {c: d}                                 | labels: {a: b, c: d}"
            })
    void mergesMetadataAsTheSchemaSays(String target, String patch, String result) {
        assertThat(StrategicPatch.apply(tree(metadata(target)), tree(metadata(patch)), POD))
                .isEqualTo(tree(metadata(result)));
    }

    private static String spec(String fields) {
        return "{spec: {" + fields + "}}";
    }

    private static String metadata(String fields) {
        return "{metadata: {" + fields + "}}";
    }
}
