package dev.granary.discovery.adapter.kubernetes;

import dev.granary.discovery.application.port.Garden.ShootQuery;
import dev.granary.discovery.application.port.ShootEvents;
import dev.granary.discovery.domain.ObservedShoot;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.client.Watch;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import io.fabric8.kubernetes.client.dsl.Watchable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A fabric8 watch as a queue. It never reconnects by itself: the use case resumes, lists again, or backs off. */
final class WatchedShoots implements ShootEvents, Watcher<GenericKubernetesResource> {

    /** The server ends the watch after this time, so that a connection that died in silence is noticed. */
    private static final Duration LENGTH = Duration.ofMinutes(5);

    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final int MOST_AT_ONCE = 500;

    private final String project;
    private final long openUntil = System.nanoTime() + LENGTH.plus(GRACE).toNanos();
    private final BlockingQueue<ShootEvent> queue = new LinkedBlockingQueue<>();
    private volatile @Nullable Watch watch;

    private WatchedShoots(String project) {
        this.project = project;
    }

    static WatchedShoots open(Watchable<GenericKubernetesResource> shoots, ShootQuery query, String resourceVersion) {
        WatchedShoots watched = new WatchedShoots(query.project());
        watched.watch = shoots.watch(
                new ListOptionsBuilder()
                        .withLabelSelector(query.selector().text())
                        .withResourceVersion(resourceVersion)
                        .withAllowWatchBookmarks(true)
                        .withTimeoutSeconds(LENGTH.toSeconds())
                        .build(),
                watched);
        return watched;
    }

    @Override
    public List<ShootEvent> next(Duration patience) throws InterruptedException {
        List<ShootEvent> news = new ArrayList<>();
        ShootEvent first = queue.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        if (first != null) {
            news.add(first);
            queue.drainTo(news, MOST_AT_ONCE);
        } else if (System.nanoTime() - openUntil > 0) {
            news.add(new Ended(Cause.CLOSED, "The watch outlived its time without an end."));
        }
        return news;
    }

    /** fabric8 would drop an event whose handling fails; here it ends the watch, and a list follows. */
    @Override
    public void eventReceived(Action action, GenericKubernetesResource shoot) {
        try {
            queue.add(event(action, shoot));
        } catch (RuntimeException unreadable) {
            queue.add(new Ended(Cause.FAILED, "An event of the watch could not be read."));
        }
    }

    private ShootEvent event(Action action, GenericKubernetesResource shoot) {
        String version = shoot.getMetadata().getResourceVersion();
        return switch (action) {
            case ADDED, MODIFIED -> new Seen(read(shoot), version);
            case DELETED -> new Departed(read(shoot), version);
            case BOOKMARK -> new Bookmark(version);
            case ERROR -> new Ended(Cause.FAILED, "The watch reported an error.");
        };
    }

    @Override
    public void onClose(WatcherException cause) {
        queue.add(
                cause.isHttpGone()
                        ? new Ended(Cause.EXPIRED, "The version is too old.")
                        : new Ended(Cause.CLOSED, "The watch ended."));
    }

    @Override
    public void onClose() {
        queue.add(new Ended(Cause.CLOSED, "The watch was closed."));
    }

    @Override
    public void close() {
        Watch open = watch;
        if (open != null) {
            open.close();
        }
    }

    private ObservedShoot read(GenericKubernetesResource shoot) {
        return ShootReader.read(shoot, project);
    }
}
