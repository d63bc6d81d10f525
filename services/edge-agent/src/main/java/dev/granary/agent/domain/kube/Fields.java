package dev.granary.agent.domain.kube;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON object as nested maps, lists, strings, numbers, booleans and nulls, in the order of its fields. A view: changes go
 * to the map behind it. A path names the fields from the outside in; one that leads through something else finds nothing.
 */
public final class Fields {

    private final Map<String, @Nullable Object> map;

    private Fields(Map<String, @Nullable Object> map) {
        this.map = map;
    }

    public static Fields of(Map<String, @Nullable Object> map) {
        return new Fields(map);
    }

    public static Fields empty() {
        return new Fields(new LinkedHashMap<>());
    }

    public Map<String, @Nullable Object> map() {
        return map;
    }

    public @Nullable Object value(String... path) {
        Map<String, @Nullable Object> parent = parent(path);
        return parent == null ? null : parent.get(path[path.length - 1]);
    }

    public boolean has(String... path) {
        return value(path) != null;
    }

    public Optional<String> text(String... path) {
        return value(path) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** A text that is there and not empty. */
    public Optional<String> filled(String... path) {
        return text(path).filter(text -> !text.isEmpty());
    }

    /** True when the field is {@code true}. */
    public boolean flag(String... path) {
        return Boolean.TRUE.equals(value(path));
    }

    public Optional<Fields> child(String... path) {
        return fields(value(path));
    }

    /** The objects of a list; other elements are passed over. */
    public List<Fields> children(String... path) {
        return value(path) instanceof List<?> list
                ? list.stream().flatMap(element -> fields(element).stream()).toList()
                : List.of();
    }

    /** The texts of a list; other elements are passed over. */
    public List<String> texts(String... path) {
        return value(path) instanceof List<?> list ? strings(list.stream()) : List.of();
    }

    /** The fields of an object that are texts, as labels are. */
    public Map<String, String> textMap(String... path) {
        Map<String, String> texts = new LinkedHashMap<>();
        child(path)
                .ifPresent(child -> child.map.forEach((key, value) -> {
                    if (value instanceof String text) {
                        texts.put(key, text);
                    }
                }));
        return texts;
    }

    /** Sets a field, and makes the objects around it where they are missing. */
    public void put(@Nullable Object value, String... path) {
        Map<String, @Nullable Object> parent = map;
        for (int i = 0; i < path.length - 1; i++) {
            Map<String, @Nullable Object> next = asMap(parent.get(path[i]));
            if (next == null) {
                next = new LinkedHashMap<>();
                parent.put(path[i], next);
            }
            parent = next;
        }
        parent.put(path[path.length - 1], value);
    }

    public void remove(String... path) {
        Map<String, @Nullable Object> parent = parent(path);
        if (parent != null) {
            parent.remove(path[path.length - 1]);
        }
    }

    /** Takes objects out of a list, and the list with the last of them. */
    public void removeChildren(Predicate<Fields> unwanted, String... path) {
        if (value(path) instanceof List<?> list) {
            List<@Nullable Object> kept = new ArrayList<>(list);
            kept.removeIf(element -> fields(element).filter(unwanted).isPresent());
            if (kept.isEmpty()) {
                remove(path);
            } else {
                put(kept, path);
            }
        }
    }

    /** A copy that shares nothing with this. */
    public Fields copy() {
        return new Fields(copyOf(map));
    }

    private @Nullable Map<String, @Nullable Object> parent(String... path) {
        Map<String, @Nullable Object> parent = map;
        for (int i = 0; i < path.length - 1 && parent != null; i++) {
            parent = asMap(parent.get(path[i]));
        }
        return parent;
    }

    private static Optional<Fields> fields(@Nullable Object value) {
        Map<String, @Nullable Object> map = asMap(value);
        return map == null ? Optional.empty() : Optional.of(new Fields(map));
    }

    @SuppressWarnings("unchecked") // JSON has no other keys than texts
    private static @Nullable Map<String, @Nullable Object> asMap(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null;
    }

    private static Map<String, @Nullable Object> copyOf(Map<String, @Nullable Object> original) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        original.forEach((key, value) -> copy.put(key, copyOf(value)));
        return copy;
    }

    private static @Nullable Object copyOf(@Nullable Object value) {
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>();
            list.forEach(element -> copy.add(copyOf(element)));
            return copy;
        }
        Map<String, @Nullable Object> map = asMap(value);
        return map == null ? value : copyOf(map);
    }

    private static List<String> strings(Stream<?> values) {
        return values.filter(String.class::isInstance).map(String.class::cast).toList();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && map.equals(fields.map);
    }

    @Override
    public int hashCode() {
        return map.hashCode();
    }

    @Override
    public String toString() {
        return map.toString();
    }
}
