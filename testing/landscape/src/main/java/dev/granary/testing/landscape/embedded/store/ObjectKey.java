package dev.granary.testing.landscape.embedded.store;

import java.util.Comparator;

/** Place of an object among those of its resource; the namespace of a cluster-scoped one is empty. */
public record ObjectKey(String namespace, String name) implements Comparable<ObjectKey> {

    private static final Comparator<ObjectKey> ORDER =
            Comparator.comparing(ObjectKey::namespace).thenComparing(ObjectKey::name);

    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }
}
