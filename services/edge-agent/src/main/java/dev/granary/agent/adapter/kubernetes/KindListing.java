package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.agent.application.port.KindNotListableException;
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
    private final ListPage page;
    private final String path;
    private final Consumer<ObjectNode> consumer;
    private @Nullable String token;
    private boolean complete;
    private String lastHandedOver = "";
    private String lastSeen = "";
    private boolean ascending = true;
    private boolean restarted;
    private int barrenRestarts;

    KindListing(ApiRequests requests, ListPage page, String path, Consumer<ObjectNode> consumer) {
        this.requests = requests;
        this.page = page;
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
                    token = page.read(answer.body(), this::handOver);
                    complete = token == null;
                }
                case 404 -> complete = true; // the kind went away, and its objects with it
                case GONE -> afterExpiry(answer);
                default -> throw new KindNotListableException(requests.refusal(answer));
            }
        } catch (IOException e) {
            restart("the list broke off again and again (" + e.getClass().getSimpleName() + ")");
        }
    }

    /**
     * The snapshot behind the token is gone. The server offers to go on behind the last name in a newer snapshot; without
     * such an offer the listing begins again.
     */
    private void afterExpiry(ApiRequests.Answer answer) {
        String offer = requests.status(answer).path("metadata").path("continue").asText();
        token = offer.isEmpty() ? null : offer;
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

    private void handOver(ObjectNode object) {
        String name = StoredForm.name(object);
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

    private void requireOrder() {
        if (!ascending) {
            throw new KindNotListableException("the list broke off, and its order does not allow to go on");
        }
    }

    private String url() {
        String url = path + "?limit=" + PAGE_OBJECTS;
        return token == null ? url : url + "&continue=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
    }
}
