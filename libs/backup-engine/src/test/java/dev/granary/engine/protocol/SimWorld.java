package dev.granary.engine.protocol;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** What all actors share: the prefix of one cluster, the draws, and the backups that were ever asked for. */
record SimWorld(
        UUID clusterId,
        Random random,
        SimContainer container,
        SimChecker checker,
        SimScheduler scheduler,
        Sabotage sabotage,
        boolean busy,
        List<UUID> asked) {

    static SimWorld of(long seed, Sabotage sabotage) {
        Random random = new Random(seed);
        UUID clusterId = new UUID(random.nextLong(), random.nextLong());
        SimChecker checker = new SimChecker(clusterId, !sabotage.removesTombstones());
        boolean locked = random.nextInt(8) == 0;
        SimContainer container = new SimContainer(checker, locked ? Duration.ofDays(2) : null);
        SimScheduler scheduler = new SimScheduler(random, container);
        return new SimWorld(
                clusterId, random, container, checker, scheduler, sabotage, random.nextBoolean(), new ArrayList<>());
    }

    UUID newBackup() {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        asked.add(id);
        return id;
    }

    String nonce() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    UUID anyBackup() {
        return asked.isEmpty() ? newBackup() : asked.get(random.nextInt(asked.size()));
    }
}
