package dev.granary.agent.adapter.kubernetes.volume;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Comparator;
import java.util.Objects;

/** What the cluster says went wrong with an object. */
final class LastEvent {

    private final KubernetesClient client;

    LastEvent(KubernetesClient client) {
        this.client = client;
    }

    /** The last warning about one of these objects: {@code FailedScheduling: 0/3 nodes are available.} */
    String about(String namespace, String... names) {
        for (String name : names) {
            var warning = client
                    .v1()
                    .events()
                    .inNamespace(namespace)
                    .withField("involvedObject.name", name)
                    .list()
                    .getItems()
                    .stream()
                    .filter(event -> "Warning".equals(event.getType()))
                    .max(Comparator.comparing(LastEvent::time));
            if (warning.isPresent()) {
                return warning.get().getReason() + ": " + warning.get().getMessage();
            }
        }
        return "The cluster tells no event about it.";
    }

    /** RFC 3339 in UTC sorts as it is; newer components fill the series or the event time only. */
    private static String time(Event event) {
        if (event.getLastTimestamp() != null) {
            return event.getLastTimestamp();
        }
        return event.getEventTime() == null
                ? Objects.requireNonNullElse(event.getMetadata().getCreationTimestamp(), "")
                : Objects.requireNonNullElse(event.getEventTime().getTime(), "");
    }
}
