package dev.granary.registry;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** How long tests wait for what must happen: on a busy machine everything takes its time. */
public final class Patience {

    private static final Duration LONG = Duration.ofSeconds(60);

    private Patience() {}

    public static ConditionFactory patiently() {
        return Awaitility.await().timeout(LONG);
    }
}
