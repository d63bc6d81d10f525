package dev.granary.testing.landscape.embedded.apply;

import static dev.granary.testing.landscape.embedded.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.testing.landscape.embedded.schema.BuiltInSchemas;
import dev.granary.testing.landscape.embedded.schema.Schema;
import org.junit.jupiter.api.Test;

class FieldTreeTest {

    private static final Schema POD = BuiltInSchemas.of("", "v1", "Pod");

    @Test
    void readsAndWritesTheFormOfManagedFields() {
        var json = tree("{'f:data': {'.': {}, 'f:k': {}}, 'f:metadata': {'f:finalizers': {'v:\"x\"': {}}}}");

        assertThat(FieldTree.fromJson(json).toJson()).isEqualTo(json);
    }

    @Test
    void setOperationsRespectMembersAndWhatIsBelowThem() {
        FieldTree one = FieldTree.fromJson(tree("{'f:a': {'.': {}, 'f:x': {}, 'f:y': {}}, 'f:b': {}}"));
        FieldTree two = FieldTree.fromJson(tree("{'f:a': {'f:y': {}, 'f:z': {}}, 'f:b': {}}"));

        assertThat(one.minus(two).toJson()).isEqualTo(tree("{'f:a': {'.': {}, 'f:x': {}}}"));
        assertThat(one.intersect(two).toJson()).isEqualTo(tree("{'f:a': {'f:y': {}}, 'f:b': {}}"));
        assertThat(one.union(two).toJson())
                .isEqualTo(tree("{'f:a': {'.': {}, 'f:x': {}, 'f:y': {}, 'f:z': {}}, 'f:b': {}}"));
        assertThat(one.minus(one).isEmpty()).isTrue();
    }

    @Test
    void pathsOfAnObjectGoDownToWhatIsOwnedAsOne() {
        var pod = tree("""
                metadata: {labels: {a: b}}
                spec:
                  nodeSelector: {x: y}
                  tolerations: [{key: k}]
                  containers: [{name: c, ports: [{containerPort: 80}], args: [z], resources: {}}]
                """);

        assertThat(Ownable.paths(pod, POD).toJson()).isEqualTo(tree("""
                                'f:metadata': {'f:labels': {'f:a': {}}}
                                'f:spec':
                                  'f:nodeSelector': {}
                                  'f:tolerations': {}
                                  'f:containers':
                                    'k:{"name":"c"}':
                                      '.': {}
                                      'f:name': {}
                                      'f:args': {}
                                      'f:resources': {}
                                      'f:ports': {'k:{"containerPort":80,"protocol":"TCP"}': {'.': {}, 'f:containerPort': {}}}
                                """));
    }

    @Test
    void showsPathsAsMessagesDo() {
        FieldTree tree = FieldTree.fromJson(tree(
                "{'f:spec': {'f:containers': {'k:{\"name\":\"c\"}': {'f:image': {}}}, 'f:names': {'v:\"x\"': {}}}}"));

        assertThat(tree.paths()).containsExactly(".spec.containers[name=\"c\"].image", ".spec.names[=\"x\"]");
    }
}
