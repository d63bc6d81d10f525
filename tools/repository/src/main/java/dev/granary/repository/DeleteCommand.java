package dev.granary.repository;

import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.protocol.CollectGarbage;
import dev.granary.engine.protocol.CollectResult;
import dev.granary.engine.protocol.DeleteBackup;
import dev.granary.engine.protocol.DeleteResult;
import dev.granary.engine.protocol.Removed;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Deletes a backup. */
@Command(
        name = "delete",
        description = "Deletes a backup, and then what no other backup needs. No other backup is harmed. Needs no key.",
        footer = {
            "",
            "A backup that a retention lock holds is refused, and nothing of it is touched (exit code 5). While another backup",
            "is being made, packs stay; a later delete clears them away.",
            "",
            "Example:",
            "  granary repository delete --store /mnt/backup --cluster 0f6d2f44-7a0b-4a57-8d61-6f6f3d1f6a10 \\",
            "      6a1f0f2e-9f0c-4a0e-8a55-1c3f2f1d7b77"
        })
final class DeleteCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Parameters(paramLabel = "BACKUP", description = "Its uuid.")
    private UUID backup = new UUID(0, 0);

    DeleteCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Repository repository = options.open(surroundings);
        BackupKey key = new BackupKey(repository.cluster(), backup);
        Removed removed =
                switch (new DeleteBackup(repository.store(), surroundings.clock()).delete(key)) {
                    case DeleteResult.Deleted(Removed blobs) -> blobs;
                    case DeleteResult.Absent() -> throw new CannotContinue("there is no backup " + backup);
                    case DeleteResult.Refused refused ->
                        throw new CannotContinue(
                                "a retention lock holds the backup "
                                        + refused.until()
                                                .map(until -> "until " + until)
                                                .orElse("and does not say until when")
                                        + "; nothing was touched",
                                ExitCode.REFUSED);
                };
        var collected = new CollectGarbage(repository.store(), surroundings.clock(), CollectGarbage.GRACE)
                .collect(repository.cluster());
        output.to(surroundings.out()).value(report(removed, collected));
        return ExitCode.OK;
    }

    private Report report(Removed removed, CollectResult collected) {
        return new Report(
                backup.toString(),
                removed.blobs(),
                removed.bytes(),
                collected.packs().blobs(),
                collected.packs().bytes(),
                collected.leftovers().blobs(),
                collected.stoodBackFor());
    }

    private record Report(
            String backup,
            long blobsRemoved,
            long bytesRemoved,
            long packsRemoved,
            long packBytesRemoved,
            long leftoversRemoved,
            List<String> packsStayBecauseOf) {}
}
