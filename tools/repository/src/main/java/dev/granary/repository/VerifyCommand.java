package dev.granary.repository;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.granary.engine.catalogue.BlobFinding;
import dev.granary.engine.catalogue.Damage;
import dev.granary.engine.catalogue.VerifyBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.wrapper.ObservedBlobStore;
import dev.granary.engine.store.wrapper.StoreObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Verifies a backup. */
@Command(
        name = "verify",
        description = "Looks whether everything of a backup is in the store, and names the files that are lost.",
        footer = {
            "",
            "Without --deep by one listing; with it every byte is read. Needs a key only to name the files of a sealed"
                    + " backup.",
            "",
            "Example:",
            "  granary repository verify --store /mnt/backup --cluster 0f6d2f44-7a0b-4a57-8d61-6f6f3d1f6a10 --deep"
                    + " latest"
        })
final class VerifyCommand implements Callable<Integer> {

    private final Surroundings surroundings;

    @Mixin
    private StoreOptions options = new StoreOptions();

    @Mixin
    private BackupOption backup = new BackupOption();

    @Mixin
    private OutputOptions output = new OutputOptions();

    @Option(names = "--deep", description = "Reads every byte and compares it with its digest.")
    private boolean deep;

    VerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        Repository repository = options.open(surroundings);
        Manifest manifest = repository.find(backup.choice(), any -> true).manifest();
        List<Finding> findings = new ArrayList<>();
        Damage damage = verify(repository.store(), manifest, found -> {
            if (findings.size() < output.mostNamed()) {
                findings.add(Finding.of(found));
            }
        });
        output.to(surroundings.out()).value(report(repository, damage, findings));
        return damage.isNone() ? ExitCode.OK : ExitCode.DAMAGED;
    }

    private Damage verify(BlobStore store, Manifest manifest, Consumer<BlobFinding> findings) {
        if (!deep) {
            return new VerifyBackup(store).presence(manifest, findings);
        }
        try (Progress.Line line =
                surroundings.progress().begin("reading", manifest.packs().totalBytes())) {
            BlobStore observed = new ObservedBlobStore(store, new Received(line));
            return new VerifyBackup(observed).deep(manifest, findings);
        }
    }

    private Report report(Repository repository, Damage damage, List<Finding> findings) {
        Manifest manifest = damage.manifest();
        LostFileList files = new LostFileList(new Losses(repository), damage, output.mostNamed());
        return new Report(
                manifest.key().backupId().toString(),
                damage.isNone() ? "whole" : "damaged",
                deep,
                manifest.blobs().size() + manifest.packs().count(),
                manifest.packs().totalBytes(),
                damage.packs().count() + damage.blobs().size(),
                findings,
                damage.lostVolumes().stream()
                        .map(volume -> VolumeName.of(volume).toString())
                        .toList(),
                files,
                new LostFileList.Count(files),
                new LostFileList.Unknown(files));
    }

    /** Turns what comes from the store into progress; verification reads on one thread. */
    private static final class Received implements StoreObserver {

        private final Progress.Line line;
        private long bytes;

        Received(Progress.Line line) {
            this.line = line;
        }

        @Override
        public void received(long more) {
            bytes += more;
            line.at(bytes, "");
        }
    }

    private record Finding(String blob, String flaw) {
        static Finding of(BlobFinding found) {
            return new Finding(found.blob().value(), found.flaw().name());
        }
    }

    /** The files come before their number, which is not known before they are written. */
    private record Report(
            String backup,
            String state,
            boolean deep,
            long blobs,
            long packBytes,
            long damagedBlobs,
            List<Finding> damages,
            List<String> lostVolumes,
            LostFileList files,
            LostFileList.Count lostFiles,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) LostFileList.Unknown filesNotKnown) {}
}
