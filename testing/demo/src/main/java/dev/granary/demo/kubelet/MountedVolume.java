package dev.granary.demo.kubelet;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A volume on disk. What does not last is read anew when 80 % of its life are over, as a kubelet does with tokens. */
final class MountedVolume implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(MountedVolume.class.getName());
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final String mountPath;
    private final Path directory;
    private final VolumeSource source;
    private final ScheduledExecutorService refresher;
    private volatile @Nullable Map<String, String> written;
    private volatile @Nullable Future<?> next;
    private volatile boolean closed;

    MountedVolume(String mountPath, Path directory, VolumeSource source, ScheduledExecutorService refresher) {
        this.mountPath = mountPath;
        this.directory = directory;
        this.source = source;
        this.refresher = refresher;
    }

    void write() {
        VolumeSource.Content content = source.read();
        if (!content.files().equals(written)) {
            AtomicFiles.replace(directory, content.files());
            written = content.files();
        }
        content.life().ifPresent(life -> refreshIn(life.multipliedBy(8).dividedBy(10)));
    }

    private void refreshIn(Duration delay) {
        if (!closed) {
            next = refresher.schedule(this::refresh, delay.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void refresh() {
        try {
            write();
        } catch (RuntimeException e) { // the API server may be away; the old token lives on for a while
            LOG.log(Level.WARNING, "volume in " + directory + " could not be refreshed", e);
            refreshIn(RETRY);
        }
    }

    boolean contains(String path) {
        return path.equals(mountPath) || path.startsWith(mountPath + "/");
    }

    String onHost(String path) {
        return directory + path.substring(mountPath.length());
    }

    @Override
    public void close() {
        closed = true;
        Future<?> pending = next;
        if (pending != null) {
            pending.cancel(false);
        }
    }
}
