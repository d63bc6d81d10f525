package dev.granary.engine.store.fakes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Decides what happens to each call. Asked once per call, by any thread. */
public interface FaultPlan {

    Optional<Fault> next(Call call);

    /** Nothing ever happens. */
    static FaultPlan none() {
        return call -> Optional.empty();
    }

    /** Each fault happens once, in this order, to the next call that it fits; then nothing does. */
    static FaultPlan of(Fault... faults) {
        Deque<Fault> left = new ArrayDeque<>(Arrays.asList(faults));
        return call -> {
            synchronized (left) {
                @Nullable Fault first = left.peek();
                return first != null && first.fits(call) ? Optional.of(left.remove()) : Optional.empty();
            }
        };
    }

    /** The same fault happens to every call that it fits. */
    static FaultPlan always(Fault fault) {
        return call -> fault.fits(call) ? Optional.of(fault) : Optional.empty();
    }

    /**
     * The lawful faults at random: all that a store may do and that somebody patient gets over. One thread gets the same
     * ones from the same seed.
     *
     * @param share of the calls that fail, 0 to 1
     */
    static FaultPlan random(RandomGenerator random, double share) {
        return call -> {
            synchronized (random) {
                if (random.nextDouble() >= share) {
                    return Optional.empty();
                }
                List<Fault> fitting = lawful(random).stream()
                        .filter(fault -> fault.fits(call))
                        .toList();
                return Optional.of(fitting.get(random.nextInt(fitting.size())));
            }
        };
    }

    private static List<Fault> lawful(RandomGenerator random) {
        return List.of(
                new Fault.Busy(503, null),
                new Fault.Busy(429, Duration.ofSeconds(random.nextInt(1, 10))),
                new Fault.NoAnswer(),
                new Fault.LostAnswer(),
                new Fault.CutUpload(),
                new Fault.CutDownload(random.nextLong(0, 5000)));
    }
}
