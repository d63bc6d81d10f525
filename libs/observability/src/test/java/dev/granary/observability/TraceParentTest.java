package dev.granary.observability;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00"
            })
    void readsAndWritesTheHeader(String header) {
        assertThat(TraceParent.parse(header)).map(TraceParent::toString).contains(header);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "00-00000000000000000000000000000000-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-0000000000000000-01",
                "00-0AF7651916CD43DD8448EB211C80319C-b7ad6b7169203331-01",
                "01-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\nX",
                "00-short-b7ad6b7169203331-01"
            })
    void doesNotBelieveAMalformedHeader(String header) {
        assertThat(TraceParent.parse(header)).isEmpty();
    }

    @Test
    void beginsTracesThatItCanRead() {
        var trace = TraceParent.begin(new Random(1));

        assertThat(TraceParent.parse(trace.toString())).contains(trace);
    }
}
