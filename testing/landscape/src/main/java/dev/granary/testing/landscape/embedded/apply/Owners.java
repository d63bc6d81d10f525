package dev.granary.testing.landscape.embedded.apply;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import java.util.ArrayList;
import java.util.List;

/** The {@code managedFields} of an object. Immutable. */
record Owners(List<Owner> entries) {

    static Owners read(ObjectNode object) {
        List<Owner> entries = new ArrayList<>();
        object.path("metadata").path("managedFields").forEach(e -> entries.add(Owner.read(e)));
        return new Owners(entries);
    }

    void write(ObjectNode object) {
        ObjectNode metadata = Json.childObject(object, "metadata");
        metadata.remove("managedFields");
        if (!entries.isEmpty()) {
            ArrayNode array = metadata.putArray("managedFields");
            entries.forEach(e -> array.add(e.write()));
        }
    }

    /** The entry of this manager, as it is stored. */
    FieldTree fieldsOf(Owner manager) {
        return entries.stream()
                .filter(e -> e.isSameManagerAs(manager))
                .map(Owner::fields)
                .findFirst()
                .orElse(FieldTree.NOTHING);
    }

    List<Owner> others(Owner manager) {
        return entries.stream().filter(e -> !e.isSameManagerAs(manager)).toList();
    }

    FieldTree fieldsOfOthers(Owner manager) {
        return others(manager).stream().map(Owner::fields).reduce(FieldTree.NOTHING, FieldTree::union);
    }

    /**
     * The others lose {@code lost}; the manager owns exactly {@code owned}. Entries without fields vanish.
     *
     * @param now time of the manager's entry; empty to leave it as it is
     */
    Owners with(Owner manager, FieldTree owned, FieldTree lost, String now) {
        List<Owner> next = new ArrayList<>();
        Owner mine = manager.with(owned, now);
        for (Owner entry : entries) {
            if (entry.isSameManagerAs(manager)) {
                mine = entry.with(owned, now.isEmpty() ? entry.time() : now);
            } else {
                next.add(entry.with(entry.fields().minus(lost), entry.time()));
            }
        }
        next.add(mine);
        return new Owners(next.stream()
                .filter(e -> !e.fields().isEmpty())
                .sorted(Owner.ORDER)
                .toList());
    }
}
