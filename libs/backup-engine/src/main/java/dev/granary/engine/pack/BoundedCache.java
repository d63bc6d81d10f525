package dev.granary.engine.pack;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** Values up to a bound of bytes; those used longest ago go first. Safe for several threads. */
final class BoundedCache<K, V> {

    private final Map<K, V> values = new LinkedHashMap<>(16, 0.75f, true);
    private final ToLongFunction<V> bytes;
    private final long mostBytes;
    private long heldBytes;

    BoundedCache(long mostBytes, ToLongFunction<V> bytes) {
        this.mostBytes = mostBytes;
        this.bytes = bytes;
    }

    synchronized Optional<V> get(K key) {
        return Optional.ofNullable(values.get(key));
    }

    synchronized void put(K key, V value) {
        V replaced = values.put(key, value);
        heldBytes += bytes.applyAsLong(value) - (replaced == null ? 0 : bytes.applyAsLong(replaced));
        Iterator<V> oldest = values.values().iterator();
        while (heldBytes > mostBytes) {
            heldBytes -= bytes.applyAsLong(oldest.next());
            oldest.remove();
        }
    }

    synchronized long heldBytes() {
        return heldBytes;
    }
}
