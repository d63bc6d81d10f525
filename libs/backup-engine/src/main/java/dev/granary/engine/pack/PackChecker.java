package dev.granary.engine.pack;

import dev.granary.engine.manifest.Digest;
import dev.granary.engine.seal.LocationKeys;
import java.io.IOException;
import java.io.InputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;

/** Reads one pack from its first byte to its last, and checks everything. Memory: one frame. */
final class PackChecker {

    private final PackBytes packs;
    private final LocationKeys keys;
    private final FrameReader frames;

    PackChecker(PackBytes packs, LocationKeys keys, FrameReader frames) {
        this.packs = packs;
        this.keys = keys;
        this.frames = frames;
    }

    PackCheck check(PackId id) {
        MessageDigest digest = Digest.start();
        try (InputStream in = new DigestInputStream(packs.all(id), digest)) {
            PackHead head = PackHead.read(id, in, keys, packs);
            StoredDirectory directory = head.directory(in.readNBytes(head.rowsBytes()));
            PackDamage damage = new PackDamage();
            for (int frame = 0; frame < directory.frames(); frame++) {
                checkFrame(id, directory, frame, in.readNBytes(directory.storedBytes(frame)), damage);
            }
            if (in.read() >= 0) {
                damage.note("goes on after its last frame");
            } else if (!PackBytes.isNameOf(id, digest)) {
                damage.note(PackFormat.NOT_ITS_BYTES);
            }
            return damage.toCheck(directory.start(directory.frames()));
        } catch (PackException.Corrupt e) {
            return new PackCheck.Unreadable(e.reason());
        } catch (IOException e) {
            throw packs.unreachable(id, e);
        }
    }

    private void checkFrame(PackId id, StoredDirectory directory, int frame, byte[] stored, PackDamage damage) {
        int first = directory.firstEntry(frame);
        int end = directory.endEntry(frame);
        if (stored.length < directory.storedBytes(frame)) {
            damage.broken(first, end, "ends before or within frame " + frame);
            return;
        }
        try {
            byte[] decoded = frames.decode(id, directory, frame, stored, 0);
            ChunkCheck check = new ChunkCheck(id, directory);
            for (int entry = first; entry < end; entry++) {
                if (!check.holds(entry, decoded)) {
                    damage.broken(entry, entry + 1, "chunk " + entry + " is not what its id says");
                }
            }
        } catch (PackException.Corrupt e) {
            damage.broken(first, end, "frame " + frame + " cannot be decoded");
        }
    }
}
