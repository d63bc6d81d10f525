package dev.granary.discovery.adapter.kubernetes;

import dev.granary.discovery.application.port.Garden;
import dev.granary.discovery.application.port.ShootAdmission;
import dev.granary.discovery.application.port.ShootEvents;
import dev.granary.discovery.domain.ObservedShoot;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One connection to a Gardener API server. */
final class FabricGarden implements Garden {

    static final String GROUP = "core.gardener.cloud";
    private static final ResourceDefinitionContext PROJECTS = kind("Project", "projects", false);
    private static final ResourceDefinitionContext SHOOTS = kind("Shoot", "shoots", true);

    private final KubernetesClient client;
    private final GardenerRights rights;
    private final ShootAdmissions admissions;

    FabricGarden(KubernetesClient client, YamlKubeconfigs kubeconfigs) {
        this.client = client;
        this.rights = new GardenerRights(client);
        this.admissions = new ShootAdmissions(client, kubeconfigs);
    }

    @Override
    public Optional<String> namespaceOf(String project) {
        return asked(() -> {
            GenericKubernetesResource found = client.genericKubernetesResources(PROJECTS)
                    .withName(project)
                    .get();
            if (found == null) {
                throw new KubernetesClientException("no such project", 404, null);
            }
            return Optional.ofNullable(found.get("spec", "namespace")).map(Object::toString);
        });
    }

    @Override
    public List<MissingRight> missingRights(String namespace) {
        return asked(() -> rights.missing(namespace));
    }

    @Override
    public ShootPage shoots(ShootQuery query, int limit, @Nullable String continueToken) {
        ListOptions options = new ListOptionsBuilder()
                .withLabelSelector(query.selector().text())
                .withLimit((long) limit)
                .withContinue(continueToken)
                .build();
        GenericKubernetesResourceList page = asked(() -> shoots(query).list(options));
        String token = page.getMetadata().getContinue();
        return new ShootPage(
                page.getItems().stream()
                        .map(shoot -> ShootReader.read(shoot, query.project()))
                        .toList(),
                page.getMetadata().getResourceVersion(),
                token == null || token.isEmpty() ? null : token);
    }

    @Override
    public Optional<ObservedShoot> shoot(ShootQuery query, String name) {
        return asked(() -> Optional.ofNullable(shoots(query).withName(name).get())
                .map(shoot -> ShootReader.read(shoot, query.project())));
    }

    @Override
    public ShootEvents watch(ShootQuery query, String resourceVersion) {
        return asked(() -> WatchedShoots.open(shoots(query), query, resourceVersion));
    }

    @Override
    public ShootAdmission admission(String namespace, String shoot) {
        return asked(() -> admissions.request(namespace, shoot));
    }

    @Override
    public void close() {
        client.close();
    }

    private NonNamespaceOperation<
                    GenericKubernetesResource, GenericKubernetesResourceList, Resource<GenericKubernetesResource>>
            shoots(ShootQuery query) {
        return client.genericKubernetesResources(SHOOTS).inNamespace(query.namespace());
    }

    private static <T> T asked(Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException fault) {
            throw Answers.gardener(fault);
        }
    }

    private static ResourceDefinitionContext kind(String kind, String plural, boolean namespaced) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(GROUP)
                .withVersion("v1beta1")
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(namespaced)
                .build();
    }
}
