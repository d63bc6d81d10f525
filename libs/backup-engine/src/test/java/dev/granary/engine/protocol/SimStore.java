package dev.granary.engine.protocol;

import dev.granary.engine.protocol.SimScheduler.Death;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.memory.WholeUpload;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The store as one actor meets it: each call waits for its turn, and may fail, lose its answer, arrive late or kill the caller. */
final class SimStore implements BlobStore {

    private final SimContainer container;
    private final SimScheduler scheduler;
    private final SimActor actor;
    private final Random random;

    SimStore(SimContainer container, SimScheduler scheduler, SimActor actor, Random random) {
        this.container = container;
        this.scheduler = scheduler;
        this.actor = actor;
        this.random = random;
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        change("put " + name, () -> container.put(name, bytes));
    }

    @Override
    public BlobUpload upload(BlobName name) {
        return new WholeUpload(bytes -> put(name, bytes));
    }

    @Override
    public InputStream get(BlobName name) {
        return new ByteArrayInputStream(ask("get " + name, () -> container.get(name)));
    }

    @Override
    public InputStream get(BlobName name, long offset, long length) {
        throw new UnsupportedOperationException("the protocol reads whole blobs");
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        return ask("head " + name, () -> container.head(name));
    }

    @Override
    public BlobPage list(String prefix, @Nullable String cursor, int limit) {
        int entries = random.nextInt(4) == 0 ? 1 + random.nextInt(3) : limit;
        return ask("list " + prefix, () -> container.list(prefix, cursor, entries));
    }

    @Override
    public void delete(BlobName name) {
        change("delete " + name, () -> container.delete(name));
    }

    @Override
    public Optional<Instant> extendRetention(BlobName name, Instant until) {
        return ask("extend " + name, () -> container.extendRetention(name, until));
    }

    private <T> T ask(String what, Supplier<T> question) {
        return switch (scheduler.call(actor, what)) {
            case DONE -> question.get();
            case REFUSED, ANSWER_LOST, DONE_LATE, RETRIED -> throw unreachable();
            case DIES_BEFORE, DIES_AFTER -> throw die();
        };
    }

    private void change(String what, Runnable effect) {
        switch (scheduler.call(actor, what)) {
            case DONE -> effect.run();
            case REFUSED -> throw unreachable();
            case ANSWER_LOST -> {
                unanswered(effect);
                throw unreachable();
            }
            case DONE_LATE -> {
                scheduler.later(() -> unanswered(effect));
                throw unreachable();
            }
            case RETRIED -> { // by the provider, which does not tell
                unanswered(effect);
                actor.pause();
                effect.run();
            }
            case DIES_BEFORE -> throw die();
            case DIES_AFTER -> {
                unanswered(effect);
                throw die();
            }
        }
    }

    /** What the store says to it, nobody hears. */
    private void unanswered(Runnable effect) {
        try {
            effect.run();
        } catch (BlobStoreException e) {
            scheduler.note("unheard: " + e.getMessage());
        }
    }

    private Death die() {
        actor.markDead();
        return new Death();
    }

    private static BlobStoreException unreachable() {
        return new BlobStoreException.Unreachable("no answer", null);
    }
}
