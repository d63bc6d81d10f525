package dev.granary.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.contracts.Participant;
import dev.granary.demo.stack.Stack;
import dev.granary.testing.infrastructure.Threads;
import dev.granary.testing.landscape.NewShoot;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The main job step by step; each step returns when it is done, or throws {@link DemoFailedException}. */
public final class Walkthrough {
    private static final Map<String, String> PROTECTED = Map.of("granary.dev/protect", "true");

    private final Stack stack;
    private final Operator operator;
    private final FleetWatch watch;
    private final Consumer<String> progress;

    public Walkthrough(Stack stack, Consumer<String> progress) {
        this.stack = stack;
        this.operator = new Operator(stack.gateway());
        this.watch = new FleetWatch(stack, operator);
        this.progress = progress;
    }

    public Operator operator() {
        return operator;
    }

    /** All steps; the fleet at the end. */
    public List<FleetRow> run(int shoots) {
        createShoots(shoots);
        discover();
        awaitOnline(shoots);
        String location = createLocation();
        giveKeys();
        awaitValid();
        backUpAll(location);
        List<FleetRow> fleet = awaitBackups();
        verify(fleet);
        List<FleetRow> later = backUpChanges(fleet.getFirst(), location);
        recover(later);
        return later;
    }

    /** That many shoots with the label and with content, and one shoot without the label. */
    public void createShoots(int count) {
        Stream<NewShoot> labelled = IntStream.rangeClosed(1, count)
                .mapToObj(number -> new NewShoot("edge-%02d".formatted(number), PROTECTED));
        stack.addShoots(Stream.concat(labelled, Stream.of(new NewShoot("lab", Map.of())))
                .toList());
        Threads.forEach(stack.landscape().shoots(), shoot -> install(shoot.name()));
        progress.accept("%d shoots carry the label granary.dev/protect=true, one does not".formatted(count));
    }

    private void install(String shoot) {
        stack.landscape().deploy(shoot, SampleContent.manifests() + "---\n" + SampleVolumes.manifests());
        var storage = stack.kubelet().storage(shoot);
        watch.await("claims of " + shoot + " have volumes", pods(), () -> SampleVolumes.haveVolumes(storage));
        SampleVolumes.fill(storage, shoot.hashCode());
    }

    /** Onboards the project and waits until its shoots are followed. */
    public void discover() {
        String id = operator.discover(stack.landscape(), "granary.dev/protect=true", stack.federation());
        Path log = stack.service(Participant.DISCOVERY).logFile();
        watch.await("discovery config ACTIVE", log, () -> isActive(operator.discoveryConfig(id), log));
        progress.accept("discovery config accepted, the project is followed");
    }

    private static boolean isActive(JsonNode config, Path log) {
        String state = config.path("state").asText();
        if ("FAILED".equals(state)) {
            throw new DemoFailedException("the discovery config FAILED: %s: %s; log %s"
                    .formatted(
                            config.path("reason").asText(),
                            config.path("message").asText(),
                            log));
        }
        return "ACTIVE".equals(state);
    }

    /** Waits until that many clusters are ONLINE. */
    public void awaitOnline(int count) {
        Path log = stack.service(Participant.REGISTRY).logFile();
        watch.await(count + " clusters registered", log, fleet -> fleet.size() == count);
        progress.accept(count + " clusters are registered");
        watch.await(
                count + " clusters ONLINE",
                pods(),
                fleet -> fleet.stream()
                                .filter(row -> "ONLINE".equals(row.state()))
                                .count()
                        == count);
        progress.accept(count + " agents are ONLINE, each with its own identity");
    }

    /** Creates an encrypted location with every cluster assigned; its id. */
    public String createLocation() {
        List<String> clusters =
                operator.fleet().stream().map(FleetRow::clusterId).toList();
        String id = operator.createEncryptedLocation("fleet", stack.container(), clusters);
        progress.accept("encrypted backup location created and assigned to %d clusters".formatted(clusters.size()));
        return id;
    }

    /** Waits until every agent has said that it lacks a key; then the tenant gives the same one to all shoots. */
    public void giveKeys() {
        watch.await(
                "agents without keys refuse the location",
                pods(),
                () -> operator.fleet().stream()
                        .allMatch(row ->
                                "FAILED".equals(row.connection()) && row.why().contains("LocationKeysUnavailable")));
        progress.accept("no agent uses the location: each says that its shoot has no key for it");
        String secret = SampleKeys.secret();
        operator.fleet().forEach(row -> stack.landscape().deploy(row.name(), secret));
        watch.await(
                "agents have found the keys",
                pods(),
                () -> operator.fleet().stream().noneMatch(row -> row.why().contains("LocationKeysUnavailable")));
        progress.accept("the tenant has given every shoot the key, which nobody else has");
    }

    /** Waits until every agent has proved that it can use the location. */
    public void awaitValid() {
        watch.await(
                "location VALID everywhere",
                pods(),
                fleet -> fleet.stream().allMatch(row -> "VALID".equals(row.connection())));
        progress.accept("every agent has written, read, listed and deleted a probe blob: the location is VALID");
    }

    /** Asks for one backup of each cluster. */
    public void backUpAll(String location) {
        operator.fleet().forEach(row -> operator.backUp(row.clusterId(), location, SampleContent.NAMESPACES));
        progress.accept("backups requested");
    }

    /** Waits until the newest backup of each cluster has SUCCEEDED; the fleet then. */
    public List<FleetRow> awaitBackups() {
        List<FleetRow> fleet =
                watch.await("backups SUCCEEDED", pods(), rows -> rows.stream().allMatch(FleetRow::isBackedUp));
        progress.accept("all backups SUCCEEDED");
        return fleet;
    }

    /**
     * Fetches what every manifest names and compares the digests, as a stranger with the container would; the data of every claim
     * has to be among it.
     */
    public void verify(List<FleetRow> fleet) {
        List<StoredBackup> backups = fleet.stream()
                .flatMap(row -> row.backup().stream()
                        .map(backup -> StoredBackup.read(stack.container(), row.clusterId(), backup.id())))
                .toList();
        int blobs = backups.stream()
                .mapToInt(backup -> backup.verify(stack.container()))
                .sum();
        backups.forEach(backup -> backup.requireSealed(stack.container(), SampleKeys.KEY_ID));
        backups.forEach(backup -> backup.requireVolumes(SampleVolumes.NAMESPACE, SampleVolumes.CLAIMS));
        progress.accept(
                "fetched the %d blobs that the manifests name: every digest is right, all are sealed, %d volumes are there"
                        .formatted(blobs, backups.size() * SampleVolumes.CLAIMS.size()));
    }

    /** Changes files of one shoot and backs it up again; the fleet then. */
    public List<FleetRow> backUpChanges(FleetRow row, String location) {
        JsonNode volumes = new SecondBackup(stack, operator, watch).take(row, location);
        progress.accept("files of %s changed, its second backup reads and stores what is new: %d of %d bytes"
                .formatted(
                        row.name(),
                        volumes.path("addedBytes").asLong(),
                        volumes.path("contentBytes").asLong()));
        return operator.fleet();
    }

    /** Destroys a namespace of the first shoot, with its volumes, and brings it back in the last. */
    public void recover(List<FleetRow> fleet) {
        FleetRow from = fleet.getFirst();
        FleetRow into = fleet.getLast();
        Recovery.Recovered recovered = new Recovery(stack, operator, watch)
                .recover(
                        from,
                        into,
                        SampleVolumes.NAMESPACE,
                        SampleVolumes.CLAIMS,
                        stack.directory().resolve("saved"));
        progress.accept(
                "namespace %s of %s was destroyed and is back in %s: %d objects, and %d files and directories of its volumes,"
                                .formatted(
                                        SampleVolumes.NAMESPACE,
                                        from.name(),
                                        into.name(),
                                        recovered.objects(),
                                        recovered.entries())
                        + " are the same, byte for byte");
    }

    private Path pods() {
        return stack.kubelet().directory();
    }
}
