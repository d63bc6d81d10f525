package dev.granary.testing.landscape.embedded.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A set of field paths, as the tree that {@code fieldsV1} is: {@code f:} a field, {@code k:} an item by its keys,
 * {@code v:} an item by its value. Immutable.
 *
 * @param member whether the place itself belongs to the set
 */
record FieldTree(boolean member, Map<String, FieldTree> children) {

    static final FieldTree NOTHING = new FieldTree(false, Map.of());
    static final FieldTree LEAF = new FieldTree(true, Map.of());
    private static final String SELF = ".";

    static FieldTree fromJson(JsonNode fields) {
        if (fields.isEmpty()) {
            return LEAF;
        }
        Map<String, FieldTree> children = new TreeMap<>();
        fields.properties().forEach(e -> {
            if (!e.getKey().equals(SELF)) {
                children.put(e.getKey(), fromJson(e.getValue()));
            }
        });
        return new FieldTree(fields.has(SELF), children);
    }

    ObjectNode toJson() {
        ObjectNode result = Json.object();
        if (member && !children.isEmpty()) {
            result.putObject(SELF);
        }
        children.forEach((path, child) -> result.set(path, child.toJson()));
        return result;
    }

    boolean isEmpty() {
        return !member && children.isEmpty();
    }

    @Nullable
    FieldTree child(String path) {
        return children.get(path);
    }

    FieldTree without(String path) {
        Map<String, FieldTree> rest = new TreeMap<>(children);
        rest.remove(path);
        return new FieldTree(member, rest);
    }

    FieldTree union(FieldTree other) {
        Map<String, FieldTree> all = new TreeMap<>(children);
        other.children.forEach((path, child) -> all.merge(path, child, FieldTree::union));
        return new FieldTree(member || other.member, all);
    }

    FieldTree minus(FieldTree other) {
        Map<String, FieldTree> rest = new TreeMap<>();
        children.forEach((path, child) -> {
            FieldTree taken = other.child(path);
            FieldTree left = taken == null ? child : child.minus(taken);
            if (!left.isEmpty()) {
                rest.put(path, left);
            }
        });
        return new FieldTree(member && !other.member, rest);
    }

    FieldTree intersect(FieldTree other) {
        Map<String, FieldTree> both = new TreeMap<>();
        children.forEach((path, child) -> {
            FieldTree theirs = other.child(path);
            FieldTree common = theirs == null ? NOTHING : child.intersect(theirs);
            if (!common.isEmpty()) {
                both.put(path, common);
            }
        });
        return new FieldTree(member && other.member, both);
    }

    /** Every path of the set as messages show it: {@code .spec.containers[name="app"].image}. */
    List<String> paths() {
        List<String> result = new ArrayList<>();
        collect("", result);
        return result;
    }

    private void collect(String prefix, List<String> into) {
        if (member && !prefix.isEmpty()) {
            into.add(prefix);
        }
        children.forEach((path, child) -> child.collect(prefix + PathElements.show(path), into));
    }
}
