package dev.granary.agent.domain.restore.adapt;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import java.util.List;

/** A job finds its pods by its own uid, which is another one in another cluster. */
final class JobFields {

    /** Labels that the job controller puts on a job and its pods. */
    static final List<String> GENERATED =
            List.of("controller-uid", "batch.kubernetes.io/controller-uid", "job-name", "batch.kubernetes.io/job-name");

    private JobFields() {}

    static void adapt(KubeObject job) {
        Fields fields = job.fields();
        if (fields.flag("spec", "manualSelector")) {
            return;
        }
        fields.remove("spec", "selector");
        GENERATED.forEach(label -> fields.remove("spec", "template", "metadata", "labels", label));
        GENERATED.forEach(label -> fields.remove("metadata", "labels", label));
    }
}
