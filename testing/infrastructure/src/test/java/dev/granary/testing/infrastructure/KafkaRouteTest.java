package dev.granary.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class KafkaRouteTest {

    @Test
    void isTheBrokerInsideOfTheJvmUnlessSomebodySaysOtherwise() {
        assertThat(KafkaRoute.of(null, null)).isEqualTo(KafkaRoute.JVM);
    }

    @Test
    void isWhatThePropertySaysOrElseTheVariable() {
        assertThat(KafkaRoute.of("testcontainers", null)).isEqualTo(KafkaRoute.TESTCONTAINERS);
        assertThat(KafkaRoute.of(null, "testcontainers")).isEqualTo(KafkaRoute.TESTCONTAINERS);
        assertThat(KafkaRoute.of("jvm", "testcontainers")).isEqualTo(KafkaRoute.JVM);
    }

    @Test
    void refusesARouteThatThereIsNot() {
        assertThatThrownBy(() -> KafkaRoute.of("docker", null))
                .hasMessage("granary.kafka is one of jvm, testcontainers, but is docker");
    }
}
