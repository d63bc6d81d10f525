package dev.granary.demo.kubelet;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodPlanTest {
    private static final String KNOWN = "granary/edge-agent:demo";

    @Test
    void deploymentOfTheKnownImageIsRun() {
        assertThat(PodPlan.of(deployment(KNOWN, 1, "a"), KNOWN)).isPresent();
    }

    @Test
    void deploymentOfAnotherImageIsLeftAlone() {
        assertThat(PodPlan.of(deployment("example.com/shop:1", 1, "a"), KNOWN)).isEmpty();
    }

    @Test
    void deploymentScaledToZeroIsNotRun() {
        assertThat(PodPlan.of(deployment(KNOWN, 0, "a"), KNOWN)).isEmpty();
    }

    @Test
    void deploymentThatIsBeingDeletedIsNotRun() {
        Deployment deleted = deployment(KNOWN, 1, "a");
        deleted.getMetadata().setDeletionTimestamp("2026-01-01T00:00:00Z");

        assertThat(PodPlan.of(deleted, KNOWN)).isEmpty();
    }

    @Test
    void changeOutsideOfTheTemplateIsTheSamePlan() {
        Deployment annotated = deployment(KNOWN, 1, "a");
        annotated.getMetadata().setAnnotations(Map.of("note", "new"));

        assertThat(PodPlan.of(annotated, KNOWN)).isEqualTo(PodPlan.of(deployment(KNOWN, 1, "a"), KNOWN));
    }

    @Test
    void changeOfTheTemplateIsAnotherPlan() {
        assertThat(PodPlan.of(deployment(KNOWN, 1, "b"), KNOWN))
                .isNotEqualTo(PodPlan.of(deployment(KNOWN, 1, "a"), KNOWN));
    }

    private static Deployment deployment(String image, int replicas, String digest) {
        return new DeploymentBuilder()
                .withNewMetadata()
                .withNamespace("granary-system")
                .withName("granary-agent")
                .endMetadata()
                .withNewSpec()
                .withReplicas(replicas)
                .withNewTemplate()
                .withNewMetadata()
                .addToAnnotations("digest", digest)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("agent")
                .withImage(image)
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
