package dev.granary.testing.landscape.embedded.apply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.schema.Schema;
import dev.granary.testing.landscape.embedded.status.ApiFailure;
import dev.granary.testing.landscape.embedded.status.Cause;
import dev.granary.testing.landscape.embedded.status.Failures;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes {@code managedFields} for one caller.
 *
 * @param subresource empty for the object itself
 * @param now time of the entries that change, as Kubernetes writes it
 */
public record FieldManager(String name, String apiVersion, String subresource, String now) {

    private static final String BEFORE_FIRST_APPLY = "before-first-apply";

    /** Records in {@code next} what a create, update or patch changed; {@code before} is empty for a create. */
    public void recordUpdate(ObjectNode before, ObjectNode next, Schema schema) {
        Owner me = new Owner(name, Owner.UPDATE, apiVersion, subresource, now, FieldTree.NOTHING);
        Difference difference = Difference.between(Ownable.strip(before), Ownable.strip(next), schema);
        Owners owners = Owners.read(before);
        boolean isUntracked = owners.entries().isEmpty() && exists(before);
        if (difference.isEmpty() || isUntracked) {
            owners.write(next);
            return;
        }
        FieldTree owned = owners.fieldsOf(me).minus(difference.removed()).union(difference.changed());
        owners.with(me, owned, difference.changed().union(difference.removed()), now)
                .write(next);
    }

    /**
     * Server-side apply. Fields that the manager applied before, does not apply now and nobody else owns go.
     *
     * @param live an object with empty metadata if there is none yet
     * @return the new object
     * @throws ApiFailure 409 if another manager owns a field that would change, unless forced
     */
    public ObjectNode apply(ObjectNode live, ObjectNode applied, Schema schema, boolean force) {
        Owner me = new Owner(name, Owner.APPLY, apiVersion, subresource, now, FieldTree.NOTHING);
        Owners owners = ownersBeforeApply(live, schema);
        FieldTree owned = Ownable.paths(Ownable.strip(applied), schema);
        owned = owned.children().isEmpty() ? FieldTree.NOTHING : owned;
        ObjectNode merged = (ObjectNode) Merging.merge(live, applied, schema);
        Merging.prune(merged, owners.fieldsOf(me).minus(owned), owned.union(owners.fieldsOfOthers(me)), schema);
        Difference difference = Difference.between(Ownable.strip(live), Ownable.strip(merged), schema);
        List<Conflict> conflicts = conflicts(owners.others(me), difference.changed());
        if (!conflicts.isEmpty() && !force) {
            throw refuse(conflicts);
        }
        owners.with(me, owned, difference.changed().union(difference.removed()), difference.isEmpty() ? "" : now)
                .write(merged);
        return merged;
    }

    /** What an object without owners holds belongs to an owner of its own from the first apply on. */
    private Owners ownersBeforeApply(ObjectNode live, Schema schema) {
        Owners owners = Owners.read(live);
        if (!owners.entries().isEmpty() || !exists(live)) {
            return owners;
        }
        ObjectNode content = Ownable.strip(live);
        content.remove("status");
        FieldTree fields = Ownable.paths(content, schema, true);
        Owner first = new Owner(BEFORE_FIRST_APPLY, Owner.UPDATE, apiVersion, "", now, fields);
        return new Owners(fields.isEmpty() ? List.of() : List.of(first));
    }

    private static boolean exists(ObjectNode object) {
        return object.path("metadata").hasNonNull("uid");
    }

    private static List<Conflict> conflicts(List<Owner> others, FieldTree changed) {
        List<Conflict> result = new ArrayList<>();
        for (Owner other : others) {
            for (String path : other.fields().intersect(changed).paths()) {
                result.add(new Conflict(other, path));
            }
        }
        return result;
    }

    private static ApiFailure refuse(List<Conflict> conflicts) {
        List<Cause> causes = conflicts.stream()
                .map(c -> new Cause(
                        "FieldManagerConflict", "conflict with " + c.owner().shown(), c.path()))
                .toList();
        return Failures.applyConflict(Conflict.describe(conflicts), causes);
    }

    /** For an apply that makes the object. */
    public static ObjectNode nothing() {
        ObjectNode object = Json.object();
        object.putObject("metadata");
        return object;
    }
}
