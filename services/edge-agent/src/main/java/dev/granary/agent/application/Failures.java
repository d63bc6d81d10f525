package dev.granary.agent.application;

import dev.granary.agent.application.port.ClusterUnreachableException;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.application.port.ObjectLines.UnreadableLineException;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.store.BlobStoreException;
import java.util.function.Function;
import java.util.function.Supplier;

/** Turns what can go wrong with a store, a backup or the cluster into an outcome. */
final class Failures {

    private final Stopping stopping;

    Failures(Stopping stopping) {
        this.stopping = stopping;
    }

    /** A failure while the agent ends is not one of the work: {@link StoppedException}. */
    <R> R caught(Supplier<R> work, Function<Refusal, R> failed) {
        try {
            return work.get();
        } catch (BlobStoreException e) {
            stopping.check();
            return failed.apply(StoreRefusals.of(e));
        } catch (ClusterUnreachableException e) {
            stopping.check();
            return failed.apply(
                    Refusal.of(Reason.SHOOT_UNREACHABLE, "The API server does not answer: " + e.getMessage()));
        } catch (KindNotListableException e) {
            return failed.apply(Refusal.of(Reason.KIND_NOT_LISTABLE, "The cluster cannot be read: " + e.getMessage()));
        } catch (SealException e) {
            return failed.apply(KeyRefusals.of(e));
        } catch (UnreadableManifestException | UnreadableLineException e) {
            return failed.apply(
                    Refusal.of(Reason.BACKUP_UNREADABLE, "The backup is there and unreadable: " + e.getMessage()));
        }
    }
}
