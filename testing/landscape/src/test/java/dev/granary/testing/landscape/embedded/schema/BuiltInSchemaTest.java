package dev.granary.testing.landscape.embedded.schema;

import static dev.granary.testing.landscape.embedded.Trees.object;
import static dev.granary.testing.landscape.embedded.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;

class BuiltInSchemaTest {

    private static final Schema POD = BuiltInSchemas.of("", "v1", "Pod");
    private static final Schema SECRET = BuiltInSchemas.of("", "v1", "Secret");

    @Test
    void knowsListKeysAndAtomicParts() {
        Schema spec = POD.fieldOrAnything("spec");

        assertThat(spec.fieldOrAnything("containers").listType()).isEqualTo(ListType.MAP);
        assertThat(spec.fieldOrAnything("containers").listKeys()).containsExactly("name");
        assertThat(spec.fieldOrAnything("tolerations").listType()).isEqualTo(ListType.ATOMIC);
        assertThat(spec.fieldOrAnything("nodeSelector").isAtomicMap()).isTrue();
        assertThat(POD.fieldOrAnything("metadata").fieldOrAnything("finalizers").listType())
                .isEqualTo(ListType.SET);
    }

    @Test
    void decodingDropsUnknownFieldsNullsAndEmptyMapsButKeepsEmptyStructs() {
        ObjectNode pod = object("""
                metadata: {labels: {}, annotations: null}
                spec: {containers: [{name: c, typo: 1}], volumes: [{name: v, emptyDir: {}}], hostname: null}
                """);

        assertThat(Decoding.clean(pod, POD)).containsExactly("spec.containers[0].typo");
        assertThat(pod)
                .isEqualTo(tree("{metadata: {}, spec: {containers: [{name: c}], volumes: [{name: v, emptyDir: {}}]}}"));
    }

    @Test
    void wrongTypesCannotBeDecoded() {
        assertThat(TypeCheck.firstFault(tree("{spec: {hostNetwork: 'yes'}}"), POD, "Pod"))
                .contains("json: cannot unmarshal string into Go struct field Pod.spec.hostNetwork of type boolean");
        assertThat(TypeCheck.firstFault(tree("{data: {k: 'no base64!'}}"), SECRET, "Secret"))
                .contains("illegal base64 data");
        assertThat(TypeCheck.firstFault(tree("{data: {k: 'dg=='}}"), SECRET, "Secret"))
                .isEmpty();
    }
}
