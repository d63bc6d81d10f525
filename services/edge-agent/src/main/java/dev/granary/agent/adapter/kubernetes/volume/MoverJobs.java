package dev.granary.agent.adapter.kubernetes.volume;

import dev.granary.agent.application.volume.MoverTask;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Jobs of movers. A mover is the agent's own pod in another mode: same image, identity, trust and temporary directory, taken from
 * the agent's Deployment. It runs as root without any right but those to the files of its volume, which have owners of their
 * own.
 */
final class MoverJobs {

    static final String MEMORY_LIMIT = "384Mi";
    static final String VOLUME = "data";
    static final String ROOT = "/volume";
    static final String REPORT = "/dev/termination-log";

    /** The heap leaves room for buffers. */
    private static final String JVM = "-XX:+UseSerialGC -Xmx192m --enable-native-access=ALL-UNNAMED";

    private final MoverRights rights;
    private final Duration longest;

    MoverJobs(MoverRights rights, Duration longest) {
        this.rights = rights;
        this.longest = longest;
    }

    /**
     * The Job of one mover.
     *
     * @param metadata of the Job; its pod gets the same labels
     * @param task environment variables
     * @param data mounted as the rights say
     * @param node where it has to run; null for anywhere
     */
    Job job(Deployment agent, ObjectMeta metadata, Map<String, String> task, Volume data, @Nullable String node) {
        return new JobBuilder()
                .withMetadata(metadata)
                .withNewSpec()
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(longest.toSeconds())
                .withTemplate(template(agent.getSpec().getTemplate(), metadata.getLabels(), data, node)
                        .editSpec()
                        .withContainers(container(
                                first(agent.getSpec().getTemplate().getSpec()), task, metadata.getNamespace()))
                        .endSpec()
                        .build())
                .endSpec()
                .build();
    }

    private static PodTemplateSpecBuilder template(
            PodTemplateSpec agent, Map<String, String> labels, Volume data, @Nullable String node) {
        var template = new PodTemplateSpecBuilder()
                .withNewMetadata()
                .addToLabels(labels)
                .addToLabels("azure.workload.identity/use", "true")
                .endMetadata()
                .withSpec(agent.getSpec())
                .editSpec()
                .withRestartPolicy("Never")
                .withNewSecurityContext()
                .withRunAsNonRoot(false)
                .withRunAsUser(0L)
                .withNewSeccompProfile(null, "RuntimeDefault")
                .endSecurityContext()
                .addToVolumes(data);
        return (node == null ? template : template.addToNodeSelector("kubernetes.io/hostname", node)).endSpec();
    }

    private Container container(Container agent, Map<String, String> task, String namespace) {
        return new ContainerBuilder(agent)
                .withName(MoverTask.MOVER)
                .withEnv(environment(agent, task, namespace))
                .withPorts()
                .withStartupProbe(null)
                .withLivenessProbe(null)
                .withReadinessProbe(null)
                .withNewResources()
                .addToRequests("cpu", new Quantity("50m"))
                .addToRequests("memory", new Quantity(MEMORY_LIMIT))
                .addToLimits("memory", new Quantity(MEMORY_LIMIT))
                .endResources()
                .withNewSecurityContext()
                .withAllowPrivilegeEscalation(false)
                .withReadOnlyRootFilesystem(true)
                .withNewCapabilities()
                .withDrop("ALL")
                .withAdd(rights.capabilities())
                .endCapabilities()
                .endSecurityContext()
                .addToVolumeMounts(new VolumeMountBuilder()
                        .withName(VOLUME)
                        .withMountPath(ROOT)
                        .withReadOnly(rights.isReadOnly())
                        .build())
                .build();
    }

    private static List<EnvVar> environment(Container agent, Map<String, String> task, String namespace) {
        List<EnvVar> variables = new ArrayList<>(agent.getEnv());
        task.forEach((name, value) -> variables.add(new EnvVar(name, value, null)));
        variables.add(new EnvVar(MoverTask.ROOT, ROOT, null));
        variables.add(new EnvVar(MoverTask.REPORT, REPORT, null));
        variables.add(new EnvVar(OwnPod.NAMESPACE, namespace, null));
        variables.add(new EnvVarBuilder()
                .withName(OwnPod.NAME)
                .withNewValueFrom()
                .withNewFieldRef("v1", "metadata.name")
                .endValueFrom()
                .build());
        variables.add(new EnvVar("JAVA_TOOL_OPTIONS", JVM, null));
        return variables;
    }

    private static Container first(PodSpec agent) {
        return agent.getContainers().getFirst();
    }
}
