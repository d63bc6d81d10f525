package dev.granary.testing.landscape.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class ReservedPortTest {

    @Test
    void refusesUntilSomebodyListensAndAgainAfterwards() throws IOException {
        try (var port = new ReservedPort()) {
            assertThat(port.refuses()).isTrue();
            for (int i = 0; i < 3; i++) {
                var server = listen(port.number(), true);
                assertThat(port.refuses()).isFalse();
                server.close();
                assertThat(port.refuses()).isTrue();
            }
        }
    }

    @Test
    void keepsStrangersAway() {
        assumeThat(System.getProperty("os.name")).as("NOT RUN: not Linux").startsWith("Linux");
        try (var port = new ReservedPort()) {
            assertThatThrownBy(() -> listen(port.number(), false)).isInstanceOf(BindException.class);
        }
    }

    private static ServerSocket listen(int port, boolean reuse) throws IOException {
        var server = new ServerSocket();
        server.setReuseAddress(reuse);
        server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return server;
    }
}
