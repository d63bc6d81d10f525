package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.JournalUnavailableException;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.function.Supplier;

/** Calls to the API server on behalf of the journal, failing in the words of the ports. */
final class Calls {

    static final int NOT_FOUND = 404;
    static final int CONFLICT = 409;

    private Calls() {}

    static <T> T journal(Supplier<T> call) {
        try {
            return call.get();
        } catch (KubernetesClientException e) {
            throw new JournalUnavailableException(
                    "the API server refused or did not answer: " + e.getCode() + " " + e.getCause(), e);
        }
    }

    static void journal(Runnable call) {
        journal(() -> {
            call.run();
            return true;
        });
    }
}
