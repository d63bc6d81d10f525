package dev.granary.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

class MilestonesTest {

    @Test
    void eachLineTellsTheTimeSinceTheStart() {
        var text = new ByteArrayOutputStream();
        Iterator<Instant> times =
                List.of(Instant.EPOCH, Instant.EPOCH.plusMillis(12_340)).iterator();
        var milestones = new Milestones(new PrintStream(text, true, StandardCharsets.UTF_8), times::next);

        milestones.done("the services are ready");

        assertThat(text.toString(StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("   12.3 s  the services are ready");
    }
}
