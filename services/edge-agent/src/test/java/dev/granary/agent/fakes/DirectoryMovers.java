package dev.granary.agent.fakes;

import dev.granary.agent.application.port.KeyFiles;
import dev.granary.agent.application.restore.Patience;
import dev.granary.agent.application.volume.MoveOrder;
import dev.granary.agent.application.volume.MoveResult;
import dev.granary.agent.application.volume.MoveVolume;
import dev.granary.agent.application.volume.MoverProgress;
import dev.granary.agent.application.volume.MoverReport;
import dev.granary.agent.application.volume.VolumeMovers;
import dev.granary.agent.domain.Reason;
import dev.granary.engine.pack.PackOptions;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.volume.backup.VolumeBackupOptions;
import dev.granary.engine.volume.stored.VolumeWriterSettings;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Movers that work in the caller's thread on directories. What they tell goes the way of a termination message. */
public final class DirectoryMovers implements VolumeMovers {

    private final Map<String, Path> directories = new HashMap<>();
    private final List<MoveOrder> orders = new ArrayList<>();
    private final BlobStore store;
    private final KeyFiles keys;
    private final InstantSource clock;

    public DirectoryMovers(BlobStore store, InstantSource clock) {
        this(store, Given.NO_KEYS, clock);
    }

    /** Seals with these keys what goes to an encrypted location. */
    public DirectoryMovers(BlobStore store, KeyFiles keys, InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.clock = clock;
    }

    /** The data of this claim. */
    public DirectoryMovers volume(String namespace, String claim, Path directory) {
        directories.put(namespace + "/" + claim, directory);
        return this;
    }

    public List<MoveOrder> orders() {
        return List.copyOf(orders);
    }

    @Override
    public MoveResult move(MoveOrder order, Patience patience, Consumer<MoverProgress> progress) {
        orders.add(order);
        Path directory = directories.get(order.namespace() + "/" + order.claim());
        return directory == null
                ? new MoveResult.NotMoved(Reason.VOLUME_BACKUP_FAILED, "FailedMount: the volume is not there.")
                : MoverReport.read(MoverReport.write(moveOf(order)
                                .move(
                                        order.attempt(),
                                        order.parent(),
                                        order.namespace(),
                                        order.claim(),
                                        directory,
                                        progress)))
                        .orElseThrow();
    }

    private MoveVolume moveOf(MoveOrder order) {
        var settings = new VolumeWriterSettings(
                order.destination().keys(keys.of(order.destination().locationId())),
                new SecureRandom(),
                new PackOptions(1 << 20, 256 << 10, 1, 2, 2),
                new VolumeBackupOptions(2, clock, Instant.MAX));
        return new MoveVolume(store, settings, clock, "granary mover");
    }

    @Override
    public void sweep() {
        // they leave nothing
    }
}
