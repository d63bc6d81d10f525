package dev.granary.agent.adapter.kubernetes.volume;

import dev.granary.agent.adapter.kubernetes.Ids;
import dev.granary.agent.application.volume.fill.FillOrder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * How things are marked that one agent made to fill volumes, so that a later process of it finds them.
 *
 * @param agentNamespace of the agent
 */
record FillLabels(String agentNamespace) {

    /** On everything that is made for fills; the value is the namespace of the agent that made it. */
    static final String FILLER = "granary.dev/filler";

    /** On the same; the value is the name of the Job, of its claim, and of no volume. */
    static final String FILL = "granary.dev/fill";

    /** On the same; the value is the restore's id. */
    static final String RESTORE = "granary.dev/restore";

    /** The same for the same order in every process. */
    static String name(FillOrder order) {
        String target = order.restoreId() + "/" + order.wanted().namespace() + "/"
                + order.wanted().name();
        return "granary-fill-" + UUID.nameUUIDFromBytes(target.getBytes(StandardCharsets.UTF_8));
    }

    Map<String, String> of(FillOrder order) {
        return Map.of(
                "app.kubernetes.io/part-of",
                "granary",
                "app.kubernetes.io/managed-by",
                "granary-agent",
                FILLER,
                agentNamespace,
                FILL,
                name(order),
                RESTORE,
                order.restoreId().toString());
    }

    /** Of something in the agent's namespace. */
    ObjectMeta metadata(FillOrder order) {
        return new ObjectMetaBuilder()
                .withName(name(order))
                .withNamespace(agentNamespace)
                .withLabels(of(order))
                .build();
    }

    static boolean isOf(HasMetadata made, Predicate<UUID> restores) {
        return Ids.read(made.getMetadata().getLabels().get(RESTORE))
                .filter(restores)
                .isPresent();
    }
}
