package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.adapter.kubernetes.ApiRequests.BrokenAnswerException;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.kube.Fields;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One listing from its first page to its last. The API server gives objects in the order of their names; so after a page
 * that broke off, or a token that expired, everything up to the last name is known to be handed over, and is skipped when
 * it comes again. An aggregated server may give another order: a listing of such a kind is not begun again in its middle.
 */
final class KindListing {

    private static final int PAGE_OBJECTS = 500;
    private static final int MOST_BARREN_RESTARTS = 5;
    private static final int GONE = 410;

    private final ApiRequests requests;
    private final String path;
    private final Consumer<Fields> consumer;
    private @Nullable String token;
    private boolean complete;
    private String lastHandedOver = "";
    private String lastSeen = "";
    private boolean ascending = true;
    private boolean restarted;
    private int barrenRestarts;

    KindListing(ApiRequests requests, String path, Consumer<Fields> consumer) {
        this.requests = requests;
        this.path = path;
        this.consumer = consumer;
    }

    void run() {
        while (!complete) {
            readPage();
        }
    }

    private void readPage() {
        try (var answer = requests.get(url())) {
            switch (answer.status()) {
                case 200 -> {
                    token = ListPage.read(answer.body(), this::handOver);
                    complete = token == null;
                }
                case 404 -> complete = true; // the kind went away, and its objects with it
                case GONE -> afterExpiry(answer);
                default -> throw new KindNotListableException(answer.refusalText());
            }
        } catch (IOException | BrokenAnswerException e) {
            restart("the list broke off again and again (" + e.getClass().getSimpleName() + ")");
        }
    }

    /**
     * The snapshot behind the token is gone. The server offers to go on behind the last name in a newer snapshot; without
     * such an offer the listing begins again.
     */
    private void afterExpiry(ApiAnswer answer) {
        token = answer.refusal().filled("metadata", "continue").orElse(null);
        restart("the list expired again and again");
    }

    /** The API server answers, so it is this kind that is lost and not the backup. */
    private void restart(String why) {
        restarted = true;
        lastSeen = "";
        if (++barrenRestarts > MOST_BARREN_RESTARTS) {
            throw new KindNotListableException(why);
        }
        requireOrder();
    }

    private void handOver(Fields object) {
        String name = place(object);
        ascending &= name.compareTo(lastSeen) > 0;
        lastSeen = name;
        if (restarted) {
            requireOrder();
            if (name.compareTo(lastHandedOver) <= 0) {
                return;
            }
        }
        lastHandedOver = name;
        barrenRestarts = 0;
        consumer.accept(object);
    }

    /** Where the API server keeps the object among the others of its kind. */
    private static String place(Fields object) {
        String name = object.text("metadata", "name").orElse("");
        return object.filled("metadata", "namespace")
                .map(namespace -> namespace + "/" + name)
                .orElse(name);
    }

    private void requireOrder() {
        if (!ascending) {
            throw new KindNotListableException("the list broke off, and its order does not allow to go on");
        }
    }

    private String url() {
        String url = path + (path.contains("?") ? "&" : "?") + "limit=" + PAGE_OBJECTS;
        return token == null ? url : url + "&continue=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }
}
