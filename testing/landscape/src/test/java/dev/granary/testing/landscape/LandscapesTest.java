package dev.granary.testing.landscape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class LandscapesTest {

    @Test
    void takesTheEmbeddedServersWhenAsked() {
        try (var servers = Landscapes.servers(Optional.of("embedded"))) {
            assertThat(servers.kind()).isEqualTo("embedded");
        }
    }

    @Test
    void refusesAnotherKind() {
        assertThatThrownBy(() -> Landscapes.servers(Optional.of("cloud")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("granary.landscape");
    }
}
