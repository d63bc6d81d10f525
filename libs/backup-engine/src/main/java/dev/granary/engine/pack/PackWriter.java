package dev.granary.engine.pack;

import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealHeader;
import dev.granary.engine.store.BlobStore;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes packs of a cluster. The caller's thread copies chunks into frames; threads of the writer compress and seal frames,
 * and others hash and upload packs. Every pack begins with a random salt, so no two sessions ever write the same one.
 */
public final class PackWriter implements PackSink {

    private final LocationKeys keys;
    private final SecureRandom random;
    private final int frameBytes;
    private final int frameCapacity;
    private final int packCapacity;
    private final FramePipeline pipeline;
    private final PackUploads uploads;
    private final Deque<Frame> spareFrames = new ArrayDeque<>();
    private @Nullable OpenPack pack;
    private @Nullable Frame frame;
    private int packs;
    private long packedBytes;

    public PackWriter(BlobStore store, UUID clusterId, LocationKeys keys, SecureRandom random, PackOptions options) {
        this.keys = keys;
        this.random = random;
        this.frameBytes = options.frameBytes();
        this.frameCapacity = frameBytes + Chunker.MAX_BYTES - 1;
        this.packCapacity = Math.max(options.packBytes(), OpenPack.mostStored(frameCapacity));
        this.pipeline = new FramePipeline(options.level(), options.threads());
        this.uploads = new PackUploads(store, clusterId, packCapacity, options.uploads());
    }

    @Override
    public ChunkPlace add(ChunkId id, byte[] bytes, int offset, int length) {
        Objects.checkFromIndexSize(offset, length, bytes.length);
        if (length < 1 || length > Chunker.MAX_BYTES) {
            throw new IllegalArgumentException("a chunk has 1 to " + Chunker.MAX_BYTES + " bytes, not " + length);
        }
        uploads.check();
        OpenPack current = pack == null ? openPack() : pack;
        Optional<ChunkPlace> known = current.find(id);
        return known.isPresent() ? known.get() : append(current, id, bytes, offset, length);
    }

    @Override
    public long packedBytes() {
        return packedBytes;
    }

    @Override
    public List<StoredPack> finish() {
        if (pack != null && frame != null) {
            endFrame(pack, frame);
        }
        if (pack != null) {
            endPack(pack);
        }
        while (!pipeline.isEmpty()) {
            settle(pipeline.take());
        }
        return uploads.finish();
    }

    @Override
    public void close() {
        pipeline.close();
        uploads.close();
    }

    private ChunkPlace append(OpenPack current, ChunkId id, byte[] bytes, int offset, int length) {
        Frame open = frame == null ? openFrame() : frame;
        open.add(bytes, offset, length);
        ChunkPlace place = current.add(id, length);
        if (open.rawBytes() >= frameBytes || current.isFull()) {
            endFrame(current, open);
            if (!current.hasRoom(packCapacity, frameCapacity)) {
                endPack(current);
            }
        }
        return place;
    }

    private OpenPack openPack() {
        OpenPack opened = new OpenPack(packs++, SealHeader.create(keys, random));
        pack = opened;
        return opened;
    }

    private Frame openFrame() {
        if (pipeline.isFull()) {
            settle(pipeline.take());
        }
        Frame spare = spareFrames.poll();
        Frame opened = spare == null ? new Frame(frameCapacity) : spare;
        opened.clear();
        frame = opened;
        return opened;
    }

    private void endFrame(OpenPack current, Frame full) {
        pipeline.put(current, full);
        frame = null;
    }

    private void endPack(OpenPack full) {
        full.end();
        pack = null;
    }

    private void settle(FramePipeline.Encoded encoded) {
        OpenPack owner = encoded.pack();
        owner.arrive(encoded.frame(), uploads::buffer);
        spareFrames.add(encoded.frame());
        if (owner.isComplete()) {
            packedBytes += owner.storedBytes();
            uploads.start(owner);
        }
    }
}
