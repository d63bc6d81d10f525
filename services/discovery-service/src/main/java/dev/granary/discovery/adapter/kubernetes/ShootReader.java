package dev.granary.discovery.adapter.kubernetes;

import dev.granary.discovery.domain.ObservedShoot;
import dev.granary.discovery.domain.ShootFacts;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A Shoot object as discovery sees it. */
final class ShootReader {

    /** Health as Gardener sees it, several times an hour another; not discovery's fact. */
    private static final String STATUS_LABEL = "shoot.gardener.cloud/status";

    private ShootReader() {}

    static ObservedShoot read(GenericKubernetesResource shoot, String project) {
        ObjectMeta meta = shoot.getMetadata();
        Map<String, String> labels = meta.getLabels() == null ? Map.of() : meta.getLabels();
        ShootFacts facts = new ShootFacts(
                UUID.fromString(meta.getUid()),
                meta.getName(),
                meta.getNamespace(),
                project,
                withoutStatus(labels),
                text(shoot.get("spec", "region")),
                text(shoot.get("spec", "provider", "type")),
                optionalText(shoot.get("spec", "purpose")),
                text(shoot.get("spec", "kubernetes", "version")),
                hibernated(shoot));
        return new ObservedShoot(facts, labels, meta.getDeletionTimestamp() != null);
    }

    /** Reachable for sure only when neither wanted nor seen asleep; going down and waking up count as asleep. */
    private static boolean hibernated(GenericKubernetesResource shoot) {
        return Boolean.TRUE.equals(shoot.get("spec", "hibernation", "enabled"))
                || Boolean.TRUE.equals(shoot.get("status", "hibernated"));
    }

    private static Map<String, String> withoutStatus(Map<String, String> labels) {
        Map<String, String> kept = new HashMap<>(labels);
        kept.remove(STATUS_LABEL);
        return kept;
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private static @Nullable String optionalText(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty() ? text : null;
    }
}
