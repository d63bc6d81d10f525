package dev.granary.testing.landscape.embedded.rbac;

import static dev.granary.testing.landscape.embedded.Trees.tree;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.testing.landscape.embedded.rbac.Attributes.OnPath;
import dev.granary.testing.landscape.embedded.rbac.Attributes.OnResource;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{apiGroups: [apps], resources: [deployments], verbs: [get]}                           | true",
                "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}                                    | true",
                "{apiGroups: [apps], resources: [deployments], verbs: [list]}                          | false",
                "{apiGroups: [''], resources: [deployments], verbs: [get]}                             | false",
                "{apiGroups: [apps], resources: [replicasets], verbs: [get]}                           | false",
                "{apiGroups: [apps], resources: [deployments/status], verbs: [get]}                    | false",
                "{apiGroups: [apps], resources: [deployments], resourceNames: [web], verbs: [get]}     | true",
                "{apiGroups: [apps], resources: [deployments], resourceNames: [other], verbs: [get]}   | false",
                "{nonResourceURLs: ['*'], verbs: ['*']}                                                | false"
            })
    void decidesOnAnObject(String rule, boolean allowed) {
        var wanted = new OnResource("get", new GroupResource("apps", "deployments"), "", "default", "web");

        assertThat(Rule.read(tree(rule)).allows(wanted)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{apiGroups: [apps], resources: [deployments/status], verbs: [get]}   | true",
                "{apiGroups: [apps], resources: ['*/status'], verbs: [get]}           | true",
                "{apiGroups: [apps], resources: ['*'], verbs: [get]}                  | true",
                "{apiGroups: [apps], resources: [deployments], verbs: [get]}          | false"
            })
    void decidesOnASubresource(String rule, boolean allowed) {
        var wanted = new OnResource("get", new GroupResource("apps", "deployments"), "status", "default", "web");

        assertThat(Rule.read(tree(rule)).allows(wanted)).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{nonResourceURLs: [/api/*], verbs: [get]}                  | true",
                "{nonResourceURLs: [/api/v1], verbs: ['*']}                 | true",
                "{nonResourceURLs: [/api], verbs: [get]}                    | false",
                "{apiGroups: ['*'], resources: ['*'], verbs: ['*']}         | false"
            })
    void decidesOnAPath(String rule, boolean allowed) {
        assertThat(Rule.read(tree(rule)).allows(new OnPath("get", "/api/v1"))).isEqualTo(allowed);
    }
}
