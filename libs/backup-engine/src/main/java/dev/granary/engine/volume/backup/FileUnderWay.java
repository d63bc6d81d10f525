package dev.granary.engine.volume.backup;

import dev.granary.engine.pack.ChunkPlace;
import dev.granary.engine.volume.Attributes;
import dev.granary.engine.volume.Content;
import dev.granary.engine.volume.ContentDigest;
import dev.granary.engine.volume.ContentHash;
import dev.granary.engine.volume.ReadState;
import dev.granary.engine.volume.Runs;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import java.util.Optional;

/** One file from the first of its fragments to its entry. */
final class FileUnderWay {

    /** Beyond that many parts nothing is looked up any more: what is stored anew lies together. */
    private static final int MAX_LOOKED_UP = Runs.MAX / 4;

    private final ChunkPlaces places;
    private final Fragment.Begin begin;
    private final Runs.Builder runs = new Runs.Builder();
    private final ContentHash hash = new ContentHash();
    private long size;

    FileUnderWay(ChunkPlaces places, Fragment.Begin begin) {
        this.places = places;
        this.begin = begin;
    }

    Fragment.Begin begin() {
        return begin;
    }

    /** Bytes so far. */
    long size() {
        return size;
    }

    void add(Fragment.Chunk chunk, byte[] bytes) {
        Optional<ChunkPlace> known =
                runs.size() < MAX_LOOKED_UP ? places.find(chunk.id(), size) : Optional.<ChunkPlace>empty();
        ChunkPlace place = known.orElseGet(() -> places.store(chunk.id(), bytes, chunk.offset(), chunk.length()));
        places.use(place);
        runs.add(place.pack(), place.entry());
        hash.add(chunk.length(), chunk.id());
        size += chunk.length();
    }

    void addHole(long bytes) {
        runs.addHole(bytes);
        size += bytes;
    }

    VolumeEntry.Item item(TreePath path, ReadState state) {
        Attributes attributes = Attributes.of(begin.status()).withSize(size);
        ContentDigest digest = hash.digest();
        return new VolumeEntry.Item(
                path, attributes, begin.extended().attributes(), new Content.Bytes(runs.build(), digest, state));
    }
}
