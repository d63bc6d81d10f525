package dev.granary.engine.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.Thorough;
import dev.granary.engine.pack.PackCheck;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.posix.Death;
import dev.granary.engine.posix.HookedPosix;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.FaultyBlobStore;
import dev.granary.engine.volume.VolumeSandbox.Stored;
import dev.granary.engine.volume.restore.RestoreMode;
import dev.granary.engine.volume.restore.VolumeRestoreResult;
import dev.granary.engine.volume.verify.DamagedFiles;
import dev.granary.engine.volume.verify.PackDamage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random trees go into a store and come back, with a fault in each run. What comes back is compared by a program that shares
 * nothing with the engine. The first seed is {@code -Dgranary.random.seed}.
 */
class RandomTreesTest {

    private static final int TREES = Thorough.orQuick(40, 1000);
    private static final long FIRST_SEED = Long.getLong("granary.random.seed", 0);

    @AutoClose
    private final ScratchDirectory scratch = ScratchDirectory.inMemory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    private final Path source = scratch.directory("source");
    private final Path target = scratch.directory("target");

    static LongStream seeds() {
        return LongStream.range(FIRST_SEED, FIRST_SEED + TREES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aTreeComesBackTheSameWhateverHappens(long seed) throws IOException {
        Random random = new Random(seed);
        new RandomTree(seed).make(source, 30);
        try (VolumeSandbox sandbox = new VolumeSandbox(random.nextBoolean())) {
            Optional<Stored> former = random.nextBoolean() ? Optional.of(sandbox.backUp(source)) : Optional.empty();
            if (former.isPresent()) {
                new RandomChanges(seed).change(source, 3);
            }
            switch ((int) (seed % 5)) {
                case 0 -> theStoreFailsWhileItIsWritten(sandbox, former, random);
                case 1 -> theStoreFailsWhileItIsRead(sandbox, backUp(sandbox, former), random);
                case 2 -> theRestoreIsKilled(sandbox, backUp(sandbox, former), random);
                case 3 -> aPackIsLost(sandbox, backUp(sandbox, former), random);
                default -> aPackIsBroken(sandbox, backUp(sandbox, former), random);
            }
        }
    }

    private void theStoreFailsWhileItIsWritten(VolumeSandbox sandbox, Optional<Stored> former, Random random) {
        FaultyBlobStore faulty = new FaultyBlobStore(sandbox.store(), 1 + random.nextInt(12), moment(random));
        try {
            sandbox.backUp(source, faulty, former.map(sandbox::former));
        } catch (BlobStoreException e) {
            assertThat(e).isInstanceOf(BlobStoreException.Unreachable.class);
        }
        assertComesBack(sandbox, backUp(sandbox, former));
    }

    private void theStoreFailsWhileItIsRead(VolumeSandbox sandbox, Stored backup, Random random) {
        FaultyBlobStore faulty = new FaultyBlobStore(sandbox.store(), 1 + random.nextInt(12), moment(random));
        try (VolumeSandbox disturbed = sandbox.over(faulty)) {
            disturbed.restore(backup, target, RestoreMode.EMPTY);
            assertThat(TreeOracle.differences(oracle.dump(source), oracle.dump(target)))
                    .isEmpty();
        } catch (BlobStoreException.Unreachable e) {
            assertComesBack(sandbox, backup);
        }
    }

    private void theRestoreIsKilled(VolumeSandbox sandbox, Stored backup, Random random) {
        Death death = new Death(random.nextInt(500));
        sandbox.use(HookedPosix.of(Posix.linux(), death));
        try {
            sandbox.restore(backup, target, RestoreMode.MIRROR);
        } catch (Death.Dead e) {
            assertThat(death.unused()).isZero();
        }
        sandbox.use(Posix.linux());
        assertThat(sandbox.restore(backup, target, RestoreMode.MIRROR).problems())
                .isEmpty();
        assertThat(TreeOracle.differences(oracle.dump(source), oracle.dump(target)))
                .isEmpty();
    }

    private void aPackIsLost(VolumeSandbox sandbox, Stored backup, Random random) {
        Optional<PackId> pack = anyPack(backup, random);
        pack.ifPresent(id -> sandbox.store().delete(id.blob(VolumeSandbox.CLUSTER)));
        assertOnlyDamagedFilesAreMissing(
                sandbox, backup, id -> pack.filter(id::equals).map(lost -> new PackDamage.Whole("gone")));
    }

    private void aPackIsBroken(VolumeSandbox sandbox, Stored backup, Random random) throws IOException {
        Optional<PackId> pack = anyPack(backup, random);
        if (pack.isPresent()) {
            flipAByte(sandbox, pack.get().blob(VolumeSandbox.CLUSTER), random);
        }
        assertOnlyDamagedFilesAreMissing(sandbox, backup, id -> switch (sandbox.packs()
                .check(id)) {
            case PackCheck.Whole whole -> Optional.empty();
            case PackCheck.Unreadable(var reason) -> Optional.of(new PackDamage.Whole(reason));
            case PackCheck.Damaged(var entries, var reason) -> Optional.of(new PackDamage.Chunks(entries, reason));
        });
    }

    private void assertOnlyDamagedFilesAreMissing(
            VolumeSandbox sandbox, Stored backup, Function<PackId, Optional<PackDamage>> damage) {
        Set<TreePath> damaged = new TreeSet<>();
        DamagedFiles.find(backup.source(), damage, problem -> damaged.add(problem.path()));

        VolumeRestoreResult result;
        try (VolumeSandbox fresh = sandbox.over(sandbox.store())) {
            result = fresh.restore(backup, target, RestoreMode.EMPTY);
        }

        Set<TreePath> named = new TreeSet<>();
        result.problems().forEach(problem -> named.add(problem.path()));
        assertThat(named).isEqualTo(damaged);
        Set<String> missing = new HashSet<>();
        TreeOracle.differences(oracle.dump(source), oracle.dump(target)).forEach(line -> {
            assertThat(line).startsWith("- ");
            missing.add(line.substring(2, line.indexOf(' ', 2)));
        });
        assertThat(missing).isEqualTo(damaged.stream().map(TreeOracle::hex).collect(Collectors.toSet()));
    }

    private void assertComesBack(VolumeSandbox sandbox, Stored backup) {
        assertThat(backup.result().problems()).isEmpty();
        assertThat(sandbox.restore(backup, target, RestoreMode.EMPTY).problems())
                .isEmpty();
        assertThat(TreeOracle.differences(oracle.dump(source), oracle.dump(target)))
                .isEmpty();
    }

    private Stored backUp(VolumeSandbox sandbox, Optional<Stored> former) {
        return former.isPresent() ? sandbox.backUp(source, former.get()) : sandbox.backUp(source);
    }

    private static Optional<PackId> anyPack(Stored backup, Random random) {
        int packs = backup.result().packs().size();
        return packs == 0
                ? Optional.empty()
                : Optional.of(backup.result().packs().get(random.nextInt(packs)).id());
    }

    private static void flipAByte(VolumeSandbox sandbox, BlobName blob, Random random) throws IOException {
        byte[] bytes;
        try (InputStream in = sandbox.store().get(blob)) {
            bytes = in.readAllBytes();
        }
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
        sandbox.store().delete(blob);
        sandbox.store().put(blob, bytes);
    }

    private static FaultyBlobStore.Moment moment(Random random) {
        return random.nextBoolean() ? FaultyBlobStore.Moment.BEFORE : FaultyBlobStore.Moment.AFTER;
    }
}
