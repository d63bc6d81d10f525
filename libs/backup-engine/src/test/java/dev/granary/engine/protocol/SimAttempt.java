package dev.granary.engine.protocol;

import static dev.granary.engine.protocol.SimChecker.require;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Digest;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.manifest.PackListBuilder;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** One attempt: some packs of the parent, some of its own, a blob or two, and the end. */
final class SimAttempt {

    private static final int TRIES = 3;

    private final SimWorld world;
    private final BackupSession session;
    private final InstantSource clock;
    private final PackListBuilder packs = new PackListBuilder();
    private final List<ManifestBlob> blobs = new ArrayList<>();

    SimAttempt(SimWorld world, BackupSession session, InstantSource clock) {
        this.world = world;
        this.session = session;
        this.clock = clock;
    }

    /** True when the backup shall be tried again. */
    boolean run(Consumer<AttemptKey> journal) {
        session.parent().ifPresent(parent -> reuse(parent.packs()));
        for (int i = world.random().nextInt(3); i > 0; i--) {
            writePack();
        }
        if (world.chance(25)) {
            journal.accept(session.handOn());
        }
        session.alive();
        for (int i = world.random().nextInt(3); i > 0; i--) {
            writeBlob();
        }
        return world.chance(8) ? abort() : commit();
    }

    private void reuse(PackList parents) {
        for (int i = 0; i < parents.count(); i++) {
            if (world.chance(80)) {
                packs.add(parents.id(i), parents.sizeBytes(i), parents.usedBytes(i));
                relyOn(parents.id(i).blob(world.clusterId()));
            }
        }
    }

    private void relyOn(BlobName blob) {
        boolean there = world.container().head(blob).isPresent();
        world.checker().relies(session.key(), blob, there);
    }

    private void writePack() {
        byte[] bytes = new byte[8];
        world.random().nextBytes(bytes);
        PackId id = new PackId(Digest.of(bytes).value().substring("sha256:".length()));
        persist(() -> session.store().put(id.blob(world.clusterId()), bytes));
        packs.add(id, bytes.length, bytes.length);
        relyOn(id.blob(world.clusterId()));
    }

    private void writeBlob() {
        byte[] bytes = new byte[5];
        world.random().nextBytes(bytes);
        var name = session.key().resources(1 + world.random().nextInt(1_000_000));
        persist(() -> session.store().put(name, bytes));
        relyOn(name);
        blobs.add(new ManifestBlob(name.value(), ManifestBlob.RESOURCES, bytes.length, Digest.of(bytes), 1, 9));
    }

    /** A name that is bound after a lost answer is bound to these bytes. */
    private void persist(Runnable put) {
        for (int left = TRIES; ; left--) {
            try {
                put.run();
                return;
            } catch (BlobStoreException.BlobExists e) {
                return;
            } catch (BlobStoreException.Unreachable e) {
                if (left == 1) {
                    throw e;
                }
            }
        }
    }

    private boolean commit() {
        Instant now = clock.instant();
        Duration lock = world.container().lock();
        Instant keepUntil = lock == null || world.chance(50)
                ? Instant.MIN
                : world.container().now().plus(lock);
        Manifest manifest = new Manifest(
                Manifest.FORMAT_VERSION,
                session.key(),
                session.parent().map(parent -> parent.key().backupId()).orElse(null),
                now,
                now,
                "simulation",
                null,
                List.of(),
                List.of(),
                List.of(),
                blobs,
                List.of(),
                packs.build());
        for (int left = TRIES; ; left--) {
            try {
                return afterCommit(session.commit(manifest, keepUntil));
            } catch (BlobStoreException.Unreachable e) {
                if (left == 1) {
                    return world.chance(50) ? abort() : true;
                }
            }
        }
    }

    private boolean afterCommit(CommitResult result) {
        AttemptKey attempt = session.key();
        return switch (result) {
            case CommitResult.Committed(CommittedBackup backup, long ignored) -> {
                require(backup.attempt().equals(attempt), "another attempt's backup");
                require(world.checker().wasEverCommitted(attempt), "reported, and never was there: " + attempt);
                yield false;
            }
            case CommitResult.Abandoned() -> {
                require(!world.checker().isWhole(attempt), "abandoned, and there: " + attempt);
                yield true;
            }
            case CommitResult.Incomplete missing -> {
                world.scheduler().note(missing.toString());
                yield abort();
            }
        };
    }

    private boolean abort() {
        AbortResult result = session.abort();
        switch (result) {
            case AbortResult.Aborted ignored ->
                require(
                        !world.checker().isWhole(session.key()),
                        "aborted, and there: " + session.key().name());
            case AbortResult.AlreadyCommitted ignored ->
                require(
                        world.checker().wasEverCommitted(session.key()),
                        "not committed: " + session.key().name());
        }
        return world.chance(30);
    }
}
