package dev.granary.discovery.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageVersionTest {

    @ParameterizedTest
    @CsvSource({
        "registry.example.com/granary/edge-agent:0.1.0, 0.1.0",
        "registry.example.com:5000/granary/edge-agent:0.1.0, 0.1.0",
        "registry.example.com:5000/granary/edge-agent, latest",
        "granary/edge-agent:1.2@sha256:abc, 1.2",
        "granary/edge-agent@sha256:abc, abc"
    })
    void isTheTagOrElseTheDigest(String image, String version) {
        assertThat(ImageVersion.of(image)).isEqualTo(version);
    }
}
