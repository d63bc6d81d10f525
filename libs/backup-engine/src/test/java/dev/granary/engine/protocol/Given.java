package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Digest;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.manifest.PackListBuilder;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Small backups in a store: each has one blob of its own and the packs that a test says. */
public final class Given {

    public static final UUID CLUSTER = UUID.fromString("0f1e2d3c-0000-4000-8000-000000000001");
    public static final BackupKey ONE = backup(1);
    public static final BackupKey TWO = backup(2);
    public static final BackupKey THREE = backup(3);

    private final BlobStore store;
    private final InstantSource clock;
    private int nonces;

    public Given(BlobStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
    }

    public static BackupKey backup(int number) {
        return new BackupKey(CLUSTER, new UUID(0x0f1e2d3c_0000_4000L, 0x8000_0000_0000_0100L + number));
    }

    public BackupSessions sessions() {
        return new BackupSessions(store, clock, () -> "%032x".formatted(++nonces));
    }

    public OpenResult open(BackupKey backup, ParentChoice parent) {
        return sessions().open(backup, "test", parent);
    }

    public BackupSession session(BackupKey backup) {
        return session(backup, new ParentChoice.None());
    }

    public BackupSession session(BackupKey backup, ParentChoice parent) {
        return ((OpenResult.Opened) open(backup, parent)).session();
    }

    /** A backup with a blob and these packs of its own. */
    public AttemptKey committed(BackupKey backup, String... packs) {
        BackupSession session = session(backup);
        session.commit(manifest(session, packs(session, packs)));
        return session.key();
    }

    /** A backup that uses all packs of its parent again. */
    public AttemptKey child(BackupKey backup, BackupKey parent) {
        BackupSession session = session(backup, new ParentChoice.Backup(parent.backupId()));
        session.commit(manifest(session, session.parent().orElseThrow().packs()));
        return session.key();
    }

    public static PackList packs(BackupSession session, String... contents) {
        PackListBuilder packs = new PackListBuilder();
        for (String content : contents) {
            session.store().put(pack(content), bytes(content));
            packs.add(id(content), content.length(), content.length());
        }
        return packs.build();
    }

    public static BlobName pack(String content) {
        return id(content).blob(CLUSTER);
    }

    public static PackId id(String content) {
        return new PackId(Digest.of(bytes(content)).value().substring("sha256:".length()));
    }

    /** Of a backup that consists of these packs and of a blob, which is stored here. */
    public static Manifest manifest(BackupSession session, PackList packs) {
        byte[] bytes = bytes("objects");
        BlobName name = session.key().resources(1);
        session.store().put(name, bytes);
        var blob = new ManifestBlob(name.value(), ManifestBlob.RESOURCES, bytes.length, Digest.of(bytes), 1, 9);
        return new Manifest(
                Manifest.FORMAT_VERSION,
                session.key(),
                session.parent().map(parent -> parent.key().backupId()).orElse(null),
                new MovableClock().instant(),
                new MovableClock().instant(),
                "test",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(blob),
                List.of(),
                packs);
    }

    /** Names of everything in the store. */
    public List<BlobName> names() {
        return blobs().map(BlobInfo::name).toList();
    }

    public Stream<BlobInfo> blobs() {
        List<BlobInfo> blobs = new ArrayList<>();
        store.forEach("", blobs::add);
        return blobs.stream();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
