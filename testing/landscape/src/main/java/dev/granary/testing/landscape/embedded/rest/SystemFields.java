package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** The fields that the server writes and a client cannot. */
public final class SystemFields {

    private static final Set<String> WITH_GENERATION = Set.of(
            "Deployment",
            "StatefulSet",
            "DaemonSet",
            "ReplicaSet",
            "ReplicationController",
            "Job",
            "CronJob",
            "Pod",
            "PodDisruptionBudget",
            "NetworkPolicy",
            "Ingress",
            "IngressClass",
            "CustomResourceDefinition",
            "EndpointSlice",
            "PriorityClass");
    private static final String NAME_CHARACTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final int SUFFIX_LENGTH = 5;

    private final Clock clock;

    public SystemFields(Clock clock) {
        this.clock = clock;
    }

    String now() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    void setOnCreate(ResourceDefinition definition, ObjectNode object, String namespace) {
        Meta meta = Meta.of(object);
        meta.node().remove(List.of("deletionTimestamp", "deletionGracePeriodSeconds", "generation", "selfLink"));
        if (meta.name().isEmpty() && !meta.text("generateName").isEmpty()) {
            meta.node().put("name", meta.text("generateName") + suffix());
        }
        if (definition.namespaced()) {
            meta.node().put("namespace", namespace);
        } else {
            meta.node().remove("namespace");
        }
        meta.node().put("uid", UUID.randomUUID().toString()).put("creationTimestamp", now());
        if (hasGeneration(definition)) {
            meta.node().put("generation", 1);
        }
        InitialStatus.set(definition, object);
    }

    void countGeneration(ResourceDefinition definition, ObjectNode before, ObjectNode next) {
        if (hasGeneration(definition) && !Json.same(desired(definition, before), desired(definition, next))) {
            Meta.of(next).node().put("generation", Meta.of(before).generation() + 1);
        }
    }

    /** Counts a deletion as a change of what is wanted. */
    void countGeneration(ResourceDefinition definition, Meta meta) {
        if (hasGeneration(definition)) {
            meta.node().put("generation", meta.generation() + 1);
        }
    }

    void setDeletion(Meta meta, long graceSeconds) {
        Instant end = clock.instant().plusSeconds(graceSeconds).truncatedTo(ChronoUnit.SECONDS);
        meta.node().put("deletionTimestamp", end.toString()).put("deletionGracePeriodSeconds", graceSeconds);
    }

    private static boolean hasGeneration(ResourceDefinition definition) {
        return definition.custom() || WITH_GENERATION.contains(definition.kind());
    }

    private static ObjectNode desired(ResourceDefinition definition, ObjectNode object) {
        ObjectNode desired = object.deepCopy();
        desired.remove("metadata");
        if (definition.hasStatus()) {
            desired.remove("status");
        }
        return desired;
    }

    /** Five random characters as generated names end with. */
    static String suffix() {
        return ThreadLocalRandom.current()
                .ints(SUFFIX_LENGTH, 0, NAME_CHARACTERS.length())
                .mapToObj(i -> String.valueOf(NAME_CHARACTERS.charAt(i)))
                .reduce("", String::concat);
    }
}
