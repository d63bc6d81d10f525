package dev.granary.discovery;

import dev.granary.testing.landscape.Landscape;
import dev.granary.testing.landscape.Landscapes;
import dev.granary.testing.landscape.NewShoot;
import java.util.List;
import java.util.Map;

/**
 * The landscape that the tests of one JVM share: the shoots {@code one} and {@code two} carry the label {@code protect},
 * {@code other} does not. A test of the running application reaches it through {@link OutsideLandscape}.
 */
public final class TestLandscape {

    public static final Map<String, String> PROTECTED = Map.of("protect", "true");

    private static final Landscape INSTANCE = open();

    private TestLandscape() {}

    public static Landscape shared() {
        return INSTANCE;
    }

    private static Landscape open() {
        Landscape landscape = Landscapes.open();
        Runtime.getRuntime().addShutdownHook(new Thread(landscape::close));
        landscape.addShoots(List.of(
                new NewShoot("one", PROTECTED), new NewShoot("two", PROTECTED), new NewShoot("other", Map.of())));
        return landscape;
    }
}
