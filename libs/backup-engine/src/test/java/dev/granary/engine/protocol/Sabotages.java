package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.ForwardingBlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Each takes one guard out. */
final class Sabotages {

    /** Collectors see no sessions, and so stand back for nobody. */
    private static final Sabotage COLLECTOR_DOES_NOT_STAND_BACK = ofCollectors(store -> new ForwardingBlobStore(store) {
        @Override
        public BlobPage list(String prefix, @Nullable String cursor, int limit) {
            return prefix.endsWith("/sessions/") ? new BlobPage(List.of(), null) : super.list(prefix, cursor, limit);
        }
    });

    /** The last look of a collector at the sessions shows what the first one did. */
    private static final Sabotage COLLECTOR_LOOKS_AT_SESSIONS_BEFORE_MANIFESTS =
            ofCollectors(store -> new ForwardingBlobStore(store) {
                private final Map<String, BlobPage> seen = new HashMap<>();

                @Override
                public BlobPage list(String prefix, @Nullable String cursor, int limit) {
                    return prefix.endsWith("/sessions/")
                            ? seen.computeIfAbsent(prefix + cursor, ignored -> super.list(prefix, cursor, limit))
                            : super.list(prefix, cursor, limit);
                }
            });

    /** A collector's tombstones do not reach the store, and it does not know. */
    private static final Sabotage COLLECTOR_PUTS_NO_TOMBSTONE = ofCollectors(store -> new ForwardingBlobStore(store) {
        @Override
        public void put(BlobName name, byte[] bytes) {
            if (bytes.length != Tombstone.SIZE) {
                super.put(name, bytes);
            }
        }
    });

    /** An attempt looks at possible parents before it puts its session, and never again. */
    private static final Sabotage PARENT_IS_READ_BEFORE_THE_SESSION_IS_THERE =
            ofAttempts(store -> new ForwardingBlobStore(store) {
                private final Map<BlobName, Optional<BlobInfo>> sessions = new HashMap<>();
                private final Map<BlobName, byte[]> manifests = new HashMap<>();
                private int listings;

                /** The third listing of the sessions is that of the search for the parent. */
                @Override
                public BlobPage list(String prefix, @Nullable String cursor, int limit) {
                    listings += prefix.endsWith("/sessions/") && cursor == null ? 1 : 0;
                    boolean stale = prefix.endsWith("/sessions/") && listings == 3;
                    return stale
                            ? new BlobPage(
                                    sessions.values().stream()
                                            .flatMap(Optional::stream)
                                            .toList(),
                                    null)
                            : super.list(prefix, cursor, limit);
                }

                @Override
                public void put(BlobName name, byte[] bytes) {
                    if (name.value().contains("/sessions/") && manifests.isEmpty()) {
                        int start = "granary/v1/".length();
                        UUID clusterId = UUID.fromString(name.value().substring(start, start + 36));
                        Attempts.withSession(store, clusterId).forEach(this::lookAt);
                    }
                    super.put(name, bytes);
                }

                private void lookAt(AttemptKey attempt) {
                    try (InputStream manifest = super.get(attempt.manifest())) {
                        manifests.put(attempt.manifest(), manifest.readAllBytes());
                        sessions.put(attempt.session(), super.head(attempt.session()));
                    } catch (BlobStoreException.BlobAbsent e) {
                        return; // an open one
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }

                @Override
                public InputStream get(BlobName name) {
                    byte[] seen = manifests.get(name);
                    return seen == null ? super.get(name) : new ByteArrayInputStream(seen);
                }

                @Override
                public Optional<BlobInfo> head(BlobName name) {
                    return sessions.containsKey(name) ? sessions.get(name) : super.head(name);
                }
            });

    /** An attempt's tombstones do not reach the store: it gives up none of the others at the same backup. */
    private static final Sabotage OLD_ATTEMPTS_ARE_LEFT_ALONE = ofAttempts(store -> new ForwardingBlobStore(store) {
        @Override
        public void put(BlobName name, byte[] bytes) {
            if (bytes.length != Tombstone.SIZE) {
                super.put(name, bytes);
            }
        }
    });

    /** A collector that has cleared an attempt away takes its tombstone along. */
    private static final Sabotage TOMBSTONES_ARE_CLEARED_AWAY = new Sabotage() {
        @Override
        public boolean removesTombstones() {
            return true;
        }

        @Override
        public BlobStore collector(BlobStore honest) {
            return new ForwardingBlobStore(honest) {
                private final List<BlobName> tombstones = new ArrayList<>();

                @Override
                public void put(BlobName name, byte[] bytes) {
                    super.put(name, bytes);
                    tombstones.add(name);
                }

                private void deleteIfFree(BlobName name) {
                    try {
                        super.delete(name);
                    } catch (BlobStoreException.Locked e) {
                        return;
                    }
                }

                /** The last that a collector does is to look for old probes. */
                @Override
                public BlobPage list(String prefix, @Nullable String cursor, int limit) {
                    if (prefix.endsWith("/probes/")) {
                        tombstones.forEach(this::deleteIfFree);
                    }
                    return super.list(prefix, cursor, limit);
                }
            };
        }
    };

    private static final Map<String, Sabotage> BY_NAME = Map.of(
            "COLLECTOR_DOES_NOT_STAND_BACK", COLLECTOR_DOES_NOT_STAND_BACK,
            "COLLECTOR_LOOKS_AT_SESSIONS_BEFORE_MANIFESTS", COLLECTOR_LOOKS_AT_SESSIONS_BEFORE_MANIFESTS,
            "COLLECTOR_PUTS_NO_TOMBSTONE", COLLECTOR_PUTS_NO_TOMBSTONE,
            "PARENT_IS_READ_BEFORE_THE_SESSION_IS_THERE", PARENT_IS_READ_BEFORE_THE_SESSION_IS_THERE,
            "OLD_ATTEMPTS_ARE_LEFT_ALONE", OLD_ATTEMPTS_ARE_LEFT_ALONE,
            "TOMBSTONES_ARE_CLEARED_AWAY", TOMBSTONES_ARE_CLEARED_AWAY);

    private Sabotages() {}

    static Sabotage without(String guard) {
        return Objects.requireNonNull(BY_NAME.get(guard));
    }

    private static Sabotage ofCollectors(UnaryOperator<BlobStore> store) {
        return new Sabotage() {
            @Override
            public BlobStore collector(BlobStore honest) {
                return store.apply(honest);
            }
        };
    }

    private static Sabotage ofAttempts(UnaryOperator<BlobStore> store) {
        return new Sabotage() {
            @Override
            public BlobStore attempt(BlobStore honest) {
                return store.apply(honest);
            }
        };
    }
}
