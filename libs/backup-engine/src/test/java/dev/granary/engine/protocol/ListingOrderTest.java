package dev.granary.engine.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.ForwardingBlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Why a child sorts behind its parent. While a collector pages through the sessions, a parent commits, a child begins and
 * takes its packs, and the parent is deleted: too rare for the simulation to meet.
 */
class ListingOrderTest {

    private static final BlobName PACK = Given.pack("p");

    private final MovableClock clock = new MovableClock();
    private final BlobStore store = new MemoryBlobStore(clock);
    private final Given given = new Given(store, clock);
    private @Nullable BackupSession parent;
    private @Nullable AttemptKey child;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aCollectorThatMissesTheChildHasSeenTheParent(int page) {
        CollectResult result = collectWhile(
                page,
                () -> child = given.session(Given.THREE, ParentChoice.latest()).key());

        assertThat(result.stoodBackFor()).isNotEmpty();
        assertThat(given.names()).contains(PACK);
    }

    @Test
    void aChildThatSortedBeforeItsParentWouldLoseItsPacks() {
        AttemptKey first = new AttemptKey(Given.THREE, 1, "0".repeat(32));

        CollectResult result = collectWhile(1, () -> {
            child = first;
            store.put(first.session(), new byte[1]);
        });

        assertThat(result.stoodBackFor()).isEmpty();
        assertThat(given.names()).contains(first.session()).doesNotContain(PACK);
    }

    private CollectResult collectWhile(int page, Runnable childBegins) {
        given.committed(Given.backup(7));
        given.committed(Given.ONE, "p");
        BlobStore paging = new Paging(page, () -> {
            BackupSession session = Objects.requireNonNull(parent);
            session.commit(
                    Given.manifest(session, session.parent().orElseThrow().packs()));
            childBegins.run();
            new DeleteBackup(store, clock).delete(Given.TWO);
        });
        return new CollectGarbage(paging, clock, CollectGarbage.GRACE).collect(Given.CLUSTER);
    }

    private void parentBegins() {
        parent = given.session(Given.TWO, ParentChoice.latest());
        new DeleteBackup(store, clock).delete(Given.ONE);
    }

    /** The collector's view: things happen when it has listed the packs, and after a page of its last look at the sessions. */
    private final class Paging extends ForwardingBlobStore {

        private final int page;
        private final Runnable afterPage;
        private int listings;
        private int pages;

        Paging(int page, Runnable afterPage) {
            super(store);
            this.page = page;
            this.afterPage = afterPage;
        }

        @Override
        public BlobPage list(String prefix, @Nullable String cursor, int limit) {
            if (!prefix.endsWith("/sessions/")) {
                return super.list(prefix, cursor, limit);
            }
            listings += cursor == null ? 1 : 0;
            if (listings == 1) {
                parentBegins();
                return super.list(prefix, cursor, limit);
            }
            BlobPage listed = super.list(prefix, cursor, 1);
            pages++;
            if (pages == page) {
                afterPage.run();
                String next = listed.blobs().isEmpty()
                        ? null
                        : listed.blobs().getLast().name().value();
                return new BlobPage(listed.blobs(), next);
            }
            return listed;
        }
    }
}
