package dev.granary.testing.landscape.embedded.rest;

import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** GET of a collection, in pages if asked. */
public final class Lister {

    private static final String EXACT = "Exact";

    private final ObjectStore store;

    public Lister(ObjectStore store) {
        this.store = store;
    }

    public Reply list(Call call) {
        ListOptions.checkList(call.query());
        Selector selector = Selector.of(call);
        Optional<Long> version =
                ResourceVersions.read(call.query(), why -> Failures.badRequest("invalid resource version: " + why));
        Optional<ContinueToken> token = call.query().text("continue").map(ContinueToken::parse);
        long limit = version.orElse(1L) == 0
                ? 0
                : Math.max(0, call.query().number("limit").orElse(0L));
        long shown = shownVersion(call.query(), version, token, limit);
        List<Stored> found = new ArrayList<>();
        long remaining = 0;
        for (Stored stored : snapshot(call, shown, token)) {
            boolean isListedAlready =
                    token.isPresent() && stored.key().compareTo(token.get().last()) <= 0;
            if (isListedAlready || !selector.matches(stored)) {
                continue;
            }
            if (limit == 0 || found.size() < limit) {
                found.add(stored);
            } else {
                remaining++;
            }
        }
        return Reply.json(200, page(call, found, shown, remaining, selector.selective()));
    }

    private long shownVersion(Query query, Optional<Long> version, Optional<ContinueToken> token, long limit) {
        long present = store.version();
        if (token.isPresent()) {
            return token.get().version() == ContinueToken.ANY
                    ? present
                    : token.get().version();
        }
        long wanted = version.orElse(0L);
        if (wanted > present) {
            throw Failures.versionTooLarge(wanted, present);
        }
        String match = query.text("resourceVersionMatch").orElse(limit > 0 ? EXACT : "");
        return wanted > 0 && match.equals(EXACT) ? wanted : present;
    }

    private Collection<Stored> snapshot(Call call, long version, Optional<ContinueToken> token) {
        GroupResource resource = call.definition().groupResource();
        if (store.lastChange(resource) <= version && store.oldestKnown() <= version) {
            return store.all(resource, call.namespace());
        }
        return store.at(version, resource)
                .orElseThrow(() -> token.isPresent()
                        ? Failures.expiredContinue(token.get().inconsistent().encode())
                        : Failures.expired("The resourceVersion for the provided list is too old."));
    }

    private static byte[] page(Call call, List<Stored> found, long version, long remaining, boolean selective) {
        ListDocument document = new ListDocument(call.definition(), version);
        if (remaining > 0) {
            String token = new ContinueToken(version, found.getLast().key()).encode();
            document.continueWith(token, selective ? 0 : remaining);
        }
        return document.with(found);
    }
}
