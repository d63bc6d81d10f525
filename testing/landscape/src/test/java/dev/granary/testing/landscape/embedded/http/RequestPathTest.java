package dev.granary.testing.landscape.embedded.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.testing.landscape.embedded.store.GroupResource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPathTest {

    @ParameterizedTest
    @CsvSource(
            emptyValue = "",
            value = {
                "/api/v1/pods,                                      '',   v1, pods, '', '', ''",
                "/api/v1/namespaces,                                '',   v1, namespaces, '', '', ''",
                "/api/v1/namespaces/a,                              '',   v1, namespaces, '', a, ''",
                "/api/v1/namespaces/a/status,                       '',   v1, namespaces, '', a, status",
                "/api/v1/namespaces/a/finalize,                     '',   v1, namespaces, '', a, finalize",
                "/api/v1/namespaces/a/pods,                         '',   v1, pods, a, '', ''",
                "/api/v1/namespaces/a/pods/p,                       '',   v1, pods, a, p, ''",
                "/api/v1/namespaces/a/serviceaccounts/s/token,      '',   v1, serviceaccounts, a, s, token",
                "/apis/apps/v1/namespaces/a/deployments/d/status,   apps, v1, deployments, a, d, status",
                "/apis/rbac.x/v1/clusterroles/system%3Adiscovery,   rbac.x, v1, clusterroles, '', system:discovery, ''"
            })
    void readsResources(
            String path, String group, String version, String resource, String namespace, String name, String sub) {
        assertThat(RequestPath.parse(path))
                .isEqualTo(
                        new RequestPath.OfResource(new GroupResource(group, resource), version, namespace, name, sub));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/", "/api", "/apis", "/api/v1", "/apis/apps", "/apis/apps/v1", "/readyz", "/openid/v1/jwks"})
    void leavesTheRestAlone(String path) {
        assertThat(RequestPath.parse(path)).isEqualTo(new RequestPath.Other(path));
    }

    @Test
    void namespaceItselfIsKnown() {
        assertThat(((RequestPath.OfResource) RequestPath.parse("/api/v1/namespaces/a")).isNamespaceItself())
                .isTrue();
    }
}
