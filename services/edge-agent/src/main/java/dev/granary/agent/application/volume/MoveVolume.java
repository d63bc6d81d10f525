package dev.granary.agent.application.volume;

import dev.granary.agent.application.volume.MoveResult.Moved;
import dev.granary.agent.application.volume.MoveResult.NotMoved;
import dev.granary.agent.domain.Reason;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.volume.stored.VolumeHandover;
import dev.granary.engine.volume.stored.VolumeWriter;
import dev.granary.engine.volume.stored.VolumeWriterSettings;
import dev.granary.engine.volume.stored.WrittenVolume;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The mover's work: one mounted volume into an attempt that the agent has opened. It never commits. */
public final class MoveVolume {

    private final BlobStore store;
    private final VolumeWriterSettings settings;
    private final InstantSource clock;
    private final String program;

    /**
     * Writes into this store.
     *
     * @param program name and version, for people
     */
    public MoveVolume(BlobStore store, VolumeWriterSettings settings, InstantSource clock, String program) {
        this.store = store;
        this.settings = settings;
        this.clock = clock;
        this.program = program;
    }

    /**
     * Reads the volume and leaves its description for the agent.
     *
     * @param parent the backup whose packs may be used again; when it is gone everything is read
     * @param root where the volume is mounted
     * @param progress told at the begin and then often, in the middle of the work
     */
    public MoveResult move(
            AttemptKey attempt,
            @Nullable UUID parent,
            String namespace,
            String claim,
            Path root,
            Consumer<MoverProgress> progress) {
        try {
            return switch (sessions().resume(attempt, choice(parent))) {
                case OpenResult.Opened(BackupSession session) -> write(session, namespace, claim, root, progress);
                case OpenResult.Abandoned() -> tooLate();
                case OpenResult.AlreadyCommitted(CommittedBackup ignored) -> tooLate();
            };
        } catch (PosixException | UncheckedIOException e) {
            return new NotMoved(Reason.VOLUME_BACKUP_FAILED, "The mounted volume cannot be read: " + e.getMessage());
        } catch (SealException e) {
            return new NotMoved(
                    Reason.VOLUME_BACKUP_FAILED, "What the backup goes on from cannot be opened: " + e.getMessage());
        } catch (BlobStoreException e) {
            return new NotMoved(Reason.VOLUME_BACKUP_FAILED, "The store failed: " + e.getMessage());
        }
    }

    private MoveResult write(
            BackupSession session, String namespace, String claim, Path root, Consumer<MoverProgress> progress) {
        Instant start = clock.instant();
        progress.accept(new MoverProgress(0, 0, Duration.ZERO));
        WrittenVolume written = new VolumeWriter(session, settings)
                .write(
                        namespace,
                        claim,
                        root,
                        now -> progress.accept(new MoverProgress(
                                now.entries(), now.bytes(), Duration.between(start, clock.instant()))));
        return new Moved(VolumeHandover.write(session, written, clock.instant(), program));
    }

    private static MoveResult tooLate() {
        return new NotMoved(Reason.BACKUP_INTERRUPTED, "The attempt has ended before the mover began.");
    }

    private BackupSessions sessions() {
        return new BackupSessions(store, clock, new Nonces(settings.random()));
    }

    private static ParentChoice choice(@Nullable UUID parent) {
        return parent == null ? new ParentChoice.None() : new ParentChoice.Backup(parent);
    }
}
