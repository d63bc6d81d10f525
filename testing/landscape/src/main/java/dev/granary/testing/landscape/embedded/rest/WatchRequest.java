package dev.granary.testing.landscape.embedded.rest;

import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.status.Failures;
import java.time.Duration;
import java.util.Optional;

/**
 * What a watch is about.
 *
 * @param since version to go on from; empty to begin with the objects that are there, whose end a bookmark tells
 * @param bookmarks whether the client understands bookmarks
 * @param timeout empty for the server's own
 */
public record WatchRequest(
        ResourceDefinition definition,
        Selector selector,
        Optional<Long> since,
        boolean bookmarks,
        Optional<Duration> timeout) {

    static WatchRequest of(Call call) {
        Query query = call.query();
        ListOptions.checkWatch(query);
        boolean initialEvents = query.flag("sendInitialEvents");
        Optional<Long> version =
                ResourceVersions.read(query, Failures::internal).filter(v -> v > 0);
        return new WatchRequest(
                call.definition(),
                Selector.of(call),
                initialEvents ? Optional.empty() : version,
                query.flag("allowWatchBookmarks"),
                query.number("timeoutSeconds").filter(s -> s > 0).map(Duration::ofSeconds));
    }
}
