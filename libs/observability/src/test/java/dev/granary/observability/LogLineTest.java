package dev.granary.observability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LogLineTest {
    @Test
    void putsTheFactsBehindTheMessage() {
        assertThat(LogLine.of("cluster is online", "clusterId", 7, "reason", null))
                .isEqualTo("cluster is online clusterId=7 reason=null");
    }

    @Test
    void quotesWhatWouldLookLikeAnotherFactOrLine() {
        assertThat(LogLine.of("m", "a", "x y", "b", "", "c", "k=v", "d", "say \"hi\"", "e", "one\ntwo\r", "f", "\\ x"))
                .isEqualTo("m a=\"x y\" b=\"\" c=\"k=v\" d=\"say \\\"hi\\\"\" e=\"one\\ntwo\\r\" f=\"\\\\ x\"");
    }

    @Test
    void refusesANameWithoutItsValue() {
        assertThatThrownBy(() -> LogLine.of("m", "clusterId")).isInstanceOf(IllegalArgumentException.class);
    }
}
