package dev.granary.testing.landscape.embedded.rest;

import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.Change;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One running watch. Events reach the sink in the order of their versions; the sink is called under the store's lock and
 * must only pass them on.
 */
public final class WatchSession {

    private final ObjectStore store;
    private final WatchRequest request;
    private final WatchEvents events;
    private final Consumer<byte[]> sink;
    private Runnable unsubscribe = () -> {};
    private long delivered;

    public WatchSession(ObjectStore store, WatchRequest request, Consumer<byte[]> sink) {
        this.store = store;
        this.request = request;
        this.events = new WatchEvents(request);
        this.sink = sink;
    }

    /** False if the watch cannot go on from its version: then an error event was its first and last. */
    public boolean start() {
        Optional<Long> since = request.since();
        boolean[] knows = {true};
        unsubscribe = store.subscribe(
                () -> {
                    if (since.isPresent()) {
                        knows[0] = replay(since.get());
                    } else {
                        sendPresent();
                    }
                },
                this::accept);
        if (!knows[0]) {
            stop();
        }
        return knows[0];
    }

    public void stop() {
        unsubscribe.run();
    }

    public void bookmark() {
        if (request.bookmarks()) {
            sink.accept(events.bookmark(store.version(), false));
        }
    }

    private boolean replay(long since) {
        delivered = since;
        Optional<List<Change>> missed =
                store.changesAfter(since, request.definition().groupResource());
        if (missed.isEmpty()) {
            String message = "too old resource version: " + since + " (" + store.oldestKnown() + ")";
            sink.accept(WatchEvents.error(Failures.expired(message)));
            return false;
        }
        missed.get().forEach(this::accept);
        return true;
    }

    private void sendPresent() {
        GroupResource resource = request.definition().groupResource();
        delivered = store.version();
        store.all(resource, request.selector().namespace()).stream()
                .filter(request.selector()::matches)
                .map(events::added)
                .forEach(sink);
        if (request.bookmarks()) {
            sink.accept(events.bookmark(delivered, true));
        }
    }

    private void accept(Change change) {
        if (change.version() > delivered
                && change.subject().resource().equals(request.definition().groupResource())) {
            delivered = change.version();
            events.of(change).ifPresent(sink);
        }
    }
}
