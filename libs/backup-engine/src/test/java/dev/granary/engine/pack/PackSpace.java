package dev.granary.engine.pack;

import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SeededRandom;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** A store for one cluster's packs, and what tests do with it. */
final class PackSpace {

    static final UUID CLUSTER = UUID.fromString("6f9b1d0e-0001-4000-8000-000000000001");
    static final PackOptions SMALL = new PackOptions(1 << 20, 64 << 10, 1, 2, 2);

    final BlobStore store = new MemoryBlobStore(InstantSource.system());
    final LocationKeys keys;

    PackSpace(LocationKeys keys) {
        this.keys = keys;
    }

    PackWriter writer(PackOptions options) {
        return new PackWriter(store, CLUSTER, keys, new SeededRandom(1), options);
    }

    PackReader reader() {
        return reader(keys);
    }

    PackReader reader(LocationKeys others) {
        return new PackReader(store, CLUSTER, others, new PackReaderOptions(3 << 20, 1 << 20));
    }

    /** Stores these chunks in the order given, in one session. */
    List<StoredPack> write(PackOptions options, List<byte[]> chunks) {
        try (PackWriter writer = writer(options)) {
            places(writer, chunks);
            return writer.finish();
        }
    }

    List<ChunkPlace> places(PackSink sink, List<byte[]> chunks) {
        ChunkHasher hasher = ChunkHasher.of(keys);
        return chunks.stream()
                .map(chunk -> sink.add(hasher.hash(chunk, 0, chunk.length), chunk, 0, chunk.length))
                .toList();
    }

    byte[] stored(PackId id) {
        try (InputStream in = store.get(id.blob(CLUSTER))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stores bytes under the name of a pack, whatever they are. */
    void replace(PackId id, byte[] bytes) {
        store.delete(id.blob(CLUSTER));
        store.put(id.blob(CLUSTER), bytes);
    }

    static List<byte[]> read(PackSource source, PackId id, int firstEntry, int count) {
        List<byte[]> chunks = new ArrayList<>();
        source.read(id, firstEntry, count, (entry, bytes, offset, length) -> {
            if (entry != firstEntry + chunks.size()) {
                throw new AssertionError("entry " + entry + " out of order");
            }
            chunks.add(Arrays.copyOfRange(bytes, offset, offset + length));
        });
        return chunks;
    }

    static ByteSource source(byte[] bytes) {
        return new ByteArrayInputStream(bytes)::read;
    }
}
