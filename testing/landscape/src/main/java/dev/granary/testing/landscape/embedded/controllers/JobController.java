package dev.granary.testing.landscape.embedded.controllers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.rest.Creator;
import dev.granary.testing.landscape.embedded.store.Change;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.List;

/**
 * Makes the pod of a Job that wants one completion, another one each time that it failed, and says how the Job ended. Parallel and
 * indexed Jobs, deadlines, suspension and policies of failed pods are not looked at.
 */
final class JobController implements Controller {

    private static final GroupResource JOBS = new GroupResource("batch", "jobs");
    private static final GroupResource PODS = new GroupResource("", "pods");
    private static final GroupResource ACCOUNTS = new GroupResource("", "serviceaccounts");
    private static final int USUAL_BACKOFF_LIMIT = 6;

    private final Objects objects;
    private final Creator creator;
    private final Noted<ObjectKey> jobs = new Noted<>();

    JobController(Objects objects, Creator creator) {
        this.objects = objects;
        this.creator = creator;
    }

    @Override
    public void note(Change change) {
        Stored subject = change.subject();
        if (subject.resource().equals(JOBS)) {
            jobs.add(subject.key());
        } else if (subject.resource().equals(PODS) && !subject.owners().isEmpty()) {
            noteAll(subject.key().namespace());
        } else if (subject.resource().equals(ACCOUNTS) && change.before() == null) {
            noteAll(subject.key().namespace());
        }
    }

    private void noteAll(String namespace) {
        objects.all(JOBS, namespace).forEach(job -> jobs.add(job.key()));
    }

    @Override
    public void run() {
        for (ObjectKey key : jobs.takeAll()) {
            objects.find(JOBS, key).filter(job -> !job.deleting()).ifPresent(this::look);
        }
    }

    private void look(Stored job) {
        JsonNode object = job.read();
        if (!object.path("status").path("conditions").isEmpty()) {
            return;
        }
        List<Stored> pods = objects.all(PODS, job.key().namespace()).stream()
                .filter(pod -> pod.owners().contains(job.uid()))
                .toList();
        long succeeded = inPhase(pods, "Succeeded");
        long failed = inPhase(pods, "Failed");
        long limit = object.path("spec").path("backoffLimit").asLong(USUAL_BACKOFF_LIMIT);
        if (succeeded > 0) {
            end(job, "Complete", "CompletionsReached", succeeded, failed);
        } else if (failed > limit) {
            end(job, "Failed", "BackoffLimitExceeded", succeeded, failed);
        } else if (pods.size() == failed && hasAccount(job, object)) {
            makePod(job, object, failed);
        }
    }

    private boolean hasAccount(Stored job, JsonNode object) {
        String name = object.at("/spec/template/spec/serviceAccountName").asText("default");
        return objects.find(ACCOUNTS, new ObjectKey(job.key().namespace(), name))
                .isPresent();
    }

    private void makePod(Stored job, JsonNode object, long number) {
        ObjectNode pod = object.path("spec").path("template").deepCopy();
        ObjectNode meta = Meta.of(pod).node();
        meta.put("name", job.key().name() + "-" + job.uid().substring(0, 4) + number);
        meta.putArray("ownerReferences")
                .addObject()
                .put("apiVersion", "batch/v1")
                .put("kind", "Job")
                .put("name", job.key().name())
                .put("uid", job.uid())
                .put("controller", true)
                .put("blockOwnerDeletion", true);
        objects.catalogue()
                .find(PODS)
                .ifPresent(
                        definition -> creator.ensure(definition, pod, job.key().namespace()));
        objects.change(job, changed -> {
            Json.childObject(changed, "status").put("active", 1).put("failed", number);
            return changed;
        });
    }

    private void end(Stored job, String type, String reason, long succeeded, long failed) {
        objects.change(job, changed -> {
            ObjectNode status = Json.childObject(changed, "status");
            status.remove("active");
            status.put("succeeded", succeeded).put("failed", failed);
            status.putArray("conditions")
                    .addObject()
                    .put("type", type)
                    .put("status", "True")
                    .put("reason", reason);
            return changed;
        });
    }

    private static long inPhase(List<Stored> pods, String phase) {
        return pods.stream()
                .filter(pod -> pod.read().path("status").path("phase").asText().equals(phase))
                .count();
    }
}
