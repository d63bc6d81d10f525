package dev.granary.testing.landscape.embedded.rest;

import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.function.Predicate;

/** Which objects a list or watch is about. {@code selective} is false when it is about all of a collection. */
public record Selector(String namespace, boolean selective, Predicate<Stored> predicate) {

    public static Selector of(Call call) {
        String labels = call.query().text("labelSelector").orElse("");
        String fields = call.query().text("fieldSelector").orElse("");
        Predicate<Stored> byFields = FieldSelector.parse(fields, call.definition());
        Predicate<Stored> byLabels = LabelSelector.parse(labels).on(Stored::labels);
        Predicate<Stored> byName = s -> call.name().isEmpty() || s.key().name().equals(call.name());
        return new Selector(
                call.namespace(),
                !labels.isEmpty() || !fields.isEmpty(),
                byName.and(byLabels).and(byFields));
    }

    public boolean matches(Stored stored) {
        return (namespace.isEmpty() || namespace.equals(stored.key().namespace())) && predicate.test(stored);
    }
}
