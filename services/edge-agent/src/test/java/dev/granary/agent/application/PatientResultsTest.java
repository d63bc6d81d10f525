package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.agent.application.port.RestoreResults;
import dev.granary.agent.application.port.RestoreResults.Part;
import dev.granary.agent.application.port.RestoreResultsContract;
import dev.granary.agent.fakes.InMemoryRestoreResults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PatientResultsTest extends RestoreResultsContract {

    private static final Part PART = new Part(1, true, List.of());

    private final UUID restore = UUID.randomUUID();
    private final InMemoryRestoreResults server = new InMemoryRestoreResults();
    private final List<Duration> waits = new ArrayList<>();

    @Override
    protected RestoreResults empty() {
        return new PatientResults(server, waits::add);
    }

    @Override
    protected RestoreResults reopened(RestoreResults results) {
        return results;
    }

    @Test
    void keepsWhatAnApiServerTakesThatWasAway() {
        server.unavailable(true);
        var results = new PatientResults(server, wait -> {
            waits.add(wait);
            server.unavailable(waits.size() < 3);
        });

        results.keep(restore, PART);

        assertThat(server.find(restore, 1)).contains(PART);
        assertThat(waits).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
    }

    @Test
    void givesUpWhatIsRefusedForGood() {
        server.unavailable(true);

        assertThatThrownBy(() -> empty().keep(restore, PART)).isInstanceOf(JournalUnavailableException.class);

        assertThat(waits).hasSize(PatientResults.MOST_TRIES - 1);
    }

    @Test
    void aStopEndsTheWait() {
        server.unavailable(true);
        var stopping = new Stopping();
        stopping.begin();
        var results = new PatientResults(server, new PatienceUntilStop(stopping));

        assertThatThrownBy(() -> results.remove(restore)).isInstanceOf(StoppedException.class);
    }
}
