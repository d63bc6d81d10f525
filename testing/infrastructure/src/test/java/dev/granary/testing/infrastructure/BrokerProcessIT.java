package dev.granary.testing.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerProcessIT {

    @Test
    void brokerThatIsKilledComesBackOnItsPortsWithItsTopicsAndRecords(@TempDir Path directory) throws Exception {
        var config = TestKafka.configure(directory).config();
        try (var broker = BrokerProcess.start(config, directory.resolve("broker"))) {
            TopicSetup.apply(broker.login(BrokerConfig.ADMIN));
            var admin = broker.login(BrokerConfig.ADMIN).clientProperties();
            Clients.send(admin, "granary.shoots.v1", "written before");

            broker.process().killHard();
            broker.start();

            assertThat(Clients.read(admin, "granary.shoots.v1", 3)).containsExactly("written before");
        }
    }
}
