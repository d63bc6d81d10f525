package dev.granary.agent.application;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.ForwardingBlobStore;
import java.util.Optional;

/** The store under a deep verification, which looks at each blob once before it reads it. Tells how far it is. */
final class VerifiedReads extends ForwardingBlobStore {

    private final Command.VerifyBackup order;
    private final long total;
    private final Progress progress;
    private final Stopping stopping;
    private long begun;
    private long begunBytes;
    private long checkedBytes;

    VerifiedReads(BlobStore store, Command.VerifyBackup order, long total, Progress progress, Stopping stopping) {
        super(store);
        this.order = order;
        this.total = total;
        this.progress = progress;
        this.stopping = stopping;
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        stopping.check();
        long checked = begun++;
        checkedBytes = begunBytes;
        progress.tell(sequence -> new AgentEvent.VerificationProgressed(
                order.commandId(),
                order.verificationId(),
                order.backup().backupId(),
                sequence,
                checked,
                total,
                checkedBytes));
        Optional<BlobInfo> found = super.head(name);
        begunBytes += found.map(BlobInfo::sizeBytes).orElse(0L);
        return found;
    }
}
