package dev.granary.testing.landscape;

import dev.granary.testing.landscape.api.ApiServers;
import dev.granary.testing.landscape.embedded.EmbeddedApiServers;
import dev.granary.testing.landscape.gardener.LocalLandscape;
import dev.granary.testing.landscape.real.KubeBinaries;
import dev.granary.testing.landscape.real.RealApiServers;
import java.util.Optional;

/** Opens a landscape on the API servers at hand. */
public final class Landscapes {

    /** System property: {@code embedded} or {@code real}. Absent: real where its programs are found, else embedded. */
    public static final String KIND = "granary.landscape";

    private Landscapes() {}

    /** Fails when real API servers are asked for and their programs are absent. */
    public static Landscape open() {
        return new LocalLandscape(servers(Optional.ofNullable(System.getProperty(KIND))));
    }

    static ApiServers servers(Optional<String> kind) {
        return switch (kind.orElse("any")) {
            case "any" ->
                KubeBinaries.find().<ApiServers>map(RealApiServers::new).orElseGet(EmbeddedApiServers::new);
            case "embedded" -> new EmbeddedApiServers();
            case "real" ->
                new RealApiServers(
                        KubeBinaries.find().orElseThrow(() -> new IllegalStateException(KubeBinaries.howToGet())));
            default -> throw new IllegalArgumentException(KIND + " is neither embedded nor real: " + kind.get());
        };
    }
}
