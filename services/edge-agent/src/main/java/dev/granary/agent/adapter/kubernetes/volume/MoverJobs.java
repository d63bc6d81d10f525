package dev.granary.agent.adapter.kubernetes.volume;

import dev.granary.agent.application.volume.MoverTask;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
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
import org.jspecify.annotations.Nullable;

/**
 * Jobs of movers. A mover is the agent's own pod in another mode: same image, identity, trust and temporary directory, taken from
 * the agent's Deployment. It runs as root without any right but to read and look into everything, because files on a volume
 * have owners of their own.
 */
final class MoverJobs {

    static final String MEMORY_LIMIT = "384Mi";
    static final String VOLUME = "data";
    static final String ROOT = "/volume";
    static final String REPORT = "/dev/termination-log";

    /** Waiting for the compiler costs the processors less than going on without it; the heap leaves room for buffers. */
    private static final String JVM =
            "-XX:-BackgroundCompilation -XX:+UseSerialGC -Xmx192m --enable-native-access=ALL-UNNAMED";

    private final MoverLabels labels;
    private final Duration longest;

    MoverJobs(MoverLabels labels, Duration longest) {
        this.labels = labels;
        this.longest = longest;
    }

    /**
     * The Job of one mover.
     *
     * @param data mounted read-only
     * @param node where it has to run; null for anywhere
     */
    Job job(Deployment agent, MoverTask task, String name, Volume data, @Nullable String node) {
        return new JobBuilder()
                .withMetadata(labels.metadata(labels.agentNamespace(), name))
                .withNewSpec()
                .withBackoffLimit(0)
                .withActiveDeadlineSeconds(longest.toSeconds())
                .withTemplate(template(agent.getSpec().getTemplate(), task, data, node))
                .endSpec()
                .build();
    }

    private PodTemplateSpec template(PodTemplateSpec agent, MoverTask task, Volume data, @Nullable String node) {
        var template = new PodTemplateSpecBuilder()
                .withNewMetadata()
                .addToLabels(labels.all())
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
                .addToVolumes(data)
                .withContainers(container(first(agent.getSpec()), task));
        return (node == null ? template : template.addToNodeSelector("kubernetes.io/hostname", node))
                .endSpec()
                .build();
    }

    private static Container container(Container agent, MoverTask task) {
        return new ContainerBuilder(agent)
                .withName(MoverTask.MOVER)
                .withEnv(environment(agent, task))
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
                .withAdd("DAC_READ_SEARCH")
                .endCapabilities()
                .endSecurityContext()
                .addToVolumeMounts(new VolumeMountBuilder()
                        .withName(VOLUME)
                        .withMountPath(ROOT)
                        .withReadOnly(true)
                        .build())
                .build();
    }

    private static List<EnvVar> environment(Container agent, MoverTask task) {
        List<EnvVar> variables = new ArrayList<>(agent.getEnv());
        task.environment().forEach((name, value) -> variables.add(new EnvVar(name, value, null)));
        variables.add(new EnvVar(MoverTask.ROOT, ROOT, null));
        variables.add(new EnvVar(MoverTask.REPORT, REPORT, null));
        variables.add(new EnvVar("JAVA_TOOL_OPTIONS", JVM, null));
        return variables;
    }

    private static Container first(PodSpec agent) {
        return agent.getContainers().getFirst();
    }
}
