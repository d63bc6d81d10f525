package dev.granary.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

class ContainerBrokerTest {
    private static final String REFUSAL = "needs a Docker engine, and none answers";

    @TempDir
    private Path directory;

    @Test
    void saysWhatIsMissingWithoutADockerEngine() {
        BrokerConfig config = TestKafka.configure(directory).config();

        assertThatThrownBy(() -> ContainerBroker.start(config, () -> false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(REFUSAL)
                .hasMessageContaining("inside of the JVM");
    }

    /** On a machine without an engine; with one, {@link ContainerBrokerIT} runs instead. */
    @Test
    void findsOutByItselfThatThereIsNoEngine() {
        assumeThat(DockerClientFactory.instance().isDockerAvailable())
                .as("a Docker engine answers here")
                .isFalse();
        BrokerConfig config = TestKafka.configure(directory).config();

        assertThatThrownBy(() -> KafkaRoute.TESTCONTAINERS.start(config)).hasMessageContaining(REFUSAL);
    }

    @Test
    void isTheBrokerOfTheJvmButForTheAddressesThatItListensOn() {
        BrokerConfig config = TestKafka.configure(directory).config();

        Properties container = ContainerBroker.properties(config);

        Properties jvm = BrokerProperties.of(config);
        assertThat(container.getProperty("listeners"))
                .isEqualTo(jvm.getProperty("listeners")
                        .replace("INTERNAL://127.0.0.1", "INTERNAL://0.0.0.0")
                        .replace("AGENTS://127.0.0.1", "AGENTS://0.0.0.0"));
        container.remove("listeners");
        jvm.remove("listeners");
        assertThat(container).isEqualTo(jvm);
    }
}
