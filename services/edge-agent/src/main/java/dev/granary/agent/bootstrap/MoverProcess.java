package dev.granary.agent.bootstrap;

import dev.granary.agent.adapter.azure.AzureLocationAccess;
import dev.granary.agent.adapter.azure.NoLocationAccess;
import dev.granary.agent.adapter.azure.WorkloadIdentity;
import dev.granary.agent.adapter.keys.MountedKeyFiles;
import dev.granary.agent.adapter.kubernetes.volume.OwnPod;
import dev.granary.agent.application.port.FoundKeys;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.application.volume.MoveResult;
import dev.granary.agent.application.volume.MoveVolume;
import dev.granary.agent.application.volume.MoverProgress;
import dev.granary.agent.application.volume.MoverReport;
import dev.granary.agent.application.volume.MoverTask;
import dev.granary.agent.application.volume.fill.FillReport;
import dev.granary.agent.application.volume.fill.FillResult;
import dev.granary.agent.application.volume.fill.FillTask;
import dev.granary.agent.application.volume.fill.FillVolume;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.Reason;
import dev.granary.engine.pack.PackOptions;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.wrapper.StoreObserver;
import dev.granary.engine.volume.backup.VolumeBackupOptions;
import dev.granary.engine.volume.restore.RestoreProgress;
import dev.granary.engine.volume.stored.VolumeWriterSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * A mover from its environment to its report. It has the agent's identity and trust, and calls the store, and the API server
 * only to note on its own pod how far it is.
 */
final class MoverProcess {

    /** As {@link AgentConfig#storeRequestsPerSecond}, which a mover has no Quarkus to read with. */
    private static final String STORE_REQUESTS_PER_SECOND = "200";

    private static final UUID NO_ID = new UUID(0, 0);
    private static final String PROGRAM = "granary mover";

    private final Map<String, String> environment;

    MoverProcess(Map<String, String> environment) {
        this.environment = environment;
    }

    /** Whether the program is to be a mover. */
    static boolean isMeant(Map<String, String> environment) {
        String mode = environment.get(MoverTask.MODE);
        return MoverTask.MOVER.equals(mode) || FillTask.FILLER.equals(mode);
    }

    /** Answers the exit code. */
    int run() {
        if (FillTask.FILLER.equals(environment.get(MoverTask.MODE))) {
            FillResult result = filled();
            report(FillReport.write(result));
            return result instanceof FillResult.Filled ? 0 : 1;
        }
        MoveResult result = moved();
        report(MoverReport.write(result));
        return result instanceof MoveResult.Moved ? 0 : 1;
    }

    private void report(String words) {
        try {
            Files.writeString(Path.of(required(MoverTask.REPORT)), words);
        } catch (IOException e) {
            throw new UncheckedIOException("the report could not be written", e);
        }
    }

    private FillResult filled() {
        try {
            FillTask task = FillTask.of(environment);
            LocationKeys keys = keys(task.locationId()).atHand();
            return new FillVolume(store(task.container(), task.endpoint()), keys, new SecureRandom())
                    .fill(task.backup(), task.namespace(), task.claim(), Path.of(required(MoverTask.ROOT)), filling());
        } catch (BlobStoreException e) {
            return new FillResult.NotFilled(Reason.VOLUME_RESTORE_FAILED, "The store failed: " + e.getMessage());
        } catch (RuntimeException e) { // the edge of the process, as below
            return new FillResult.NotFilled(Reason.INTERNAL_ERROR, e.toString());
        }
    }

    private MoveResult moved() {
        try {
            MoverTask task = MoverTask.of(environment);
            VolumeWriterSettings settings = settings(task);
            return new MoveVolume(store(task.container(), task.endpoint()), settings, InstantSource.system(), PROGRAM)
                    .move(
                            task.attempt(),
                            task.parent(),
                            task.namespace(),
                            task.claim(),
                            Path.of(required(MoverTask.ROOT)),
                            progress());
        } catch (SealException e) {
            return new MoveResult.NotMoved(
                    Reason.LOCATION_KEYS_UNAVAILABLE, "The mover cannot seal the volume: " + e.getMessage());
        } catch (BlobStoreException e) {
            return new MoveResult.NotMoved(Reason.VOLUME_BACKUP_FAILED, "The store failed: " + e.getMessage());
        } catch (RuntimeException e) { // the edge of the process: the report is all that anybody will see of it
            return new MoveResult.NotMoved(Reason.INTERNAL_ERROR, e.toString());
        }
    }

    private Consumer<RestoreProgress> filling() {
        Consumer<MoverProgress> progress = progress();
        InstantSource clock = InstantSource.system();
        Instant start = clock.instant();
        return now -> progress.accept(
                new MoverProgress(now.entries(), now.bytes(), Duration.between(start, clock.instant())));
    }

    private Consumer<MoverProgress> progress() {
        return OwnPod.of(environment, Trust::of, InstantSource.system())
                .<Consumer<MoverProgress>>map(pod -> pod::note)
                .orElse(progress -> {});
    }

    private BlobStore store(String container, URI endpoint) {
        return access().forBackups(new Location(NO_ID, "", "", container, endpoint, false));
    }

    private LocationAccess access() {
        String clientId = environment.get("AZURE_CLIENT_ID");
        String tenantId = environment.get("AZURE_TENANT_ID");
        String tokenFile = environment.get("AZURE_FEDERATED_TOKEN_FILE");
        if (clientId == null || tenantId == null || tokenFile == null) {
            return new NoLocationAccess();
        }
        String authority = Objects.requireNonNullElse(
                environment.get("AZURE_AUTHORITY_HOST"), "https://login.microsoftonline.com/");
        return new AzureLocationAccess(
                new WorkloadIdentity(clientId, tenantId, Path.of(tokenFile), URI.create(authority)),
                trust(),
                Integer.parseInt(Objects.requireNonNullElse(
                        environment.get("GRANARY_AGENT_STORE_REQUESTS_PER_SECOND"), STORE_REQUESTS_PER_SECOND)),
                new StoreObserver() {});
    }

    private FoundKeys keys(UUID locationId) {
        return new MountedKeyFiles(path("GRANARY_AGENT_KEYS_DIRECTORY", "/etc/granary/keys")).of(locationId);
    }

    private SSLContext trust() {
        return Trust.of(path("GRANARY_AGENT_CA_FILE", "/etc/granary/ca/ca.pem"));
    }

    private VolumeWriterSettings settings(MoverTask task) {
        Instant frozenAt = task.frozenAt();
        LocationKeys keys = task.destination().keys(keys(task.destination().locationId()));
        VolumeBackupOptions living = VolumeBackupOptions.living(InstantSource.system());
        return new VolumeWriterSettings(
                keys, new SecureRandom(), packs(), frozenAt == null ? living : living.frozenAt(frozenAt));
    }

    /** One upload at a time, which sends several blocks at once already: a second one would not fit into the heap. */
    private static PackOptions packs() {
        PackOptions usual = PackOptions.standard();
        return new PackOptions(usual.packBytes(), usual.frameBytes(), usual.level(), usual.threads(), 1);
    }

    private String required(String variable) {
        return Objects.requireNonNull(environment.get(variable), () -> variable + " is missing");
    }

    private Path path(String variable, String otherwise) {
        return Path.of(environment.getOrDefault(variable, otherwise));
    }
}
