package dev.granary.agent.roundtrip;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/** What goes wrong with requests. Asked once for each, from any thread. */
@FunctionalInterface
public interface Faults {

    Faults NONE = (method, path) -> new Fault.None();

    Fault next(String method, String path);

    /** What goes wrong with one request. */
    sealed interface Fault {

        record None() implements Fault {}

        /** The server says this instead of doing anything. */
        record Answer(int status, String body) implements Fault {}

        /** The connection breaks before the server hears of it. */
        record CutBefore() implements Fault {}

        /** The server does it, and the answer is lost. */
        record CutAfter() implements Fault {}

        /** The answer breaks off in its middle. */
        record CutInside() implements Fault {}

        /** Nothing comes after the middle of the answer, and the connection stays. */
        record StallInside() implements Fault {}
    }

    /** Each request has so many chances in a hundred; never twice in a row, as a client gives up after some. */
    static Faults nowAndThen(Random random, int percent, Fault fault) {
        AtomicInteger sinceLast = new AtomicInteger();
        return (method, path) -> {
            synchronized (random) {
                if (sinceLast.getAndIncrement() > 4 && random.nextInt(100) < percent) {
                    sinceLast.set(0);
                    return fault;
                }
                return new Fault.None();
            }
        };
    }

    /** The same for requests that read. */
    default Faults onReads() {
        return (method, path) -> method.equals("GET") ? next(method, path) : new Fault.None();
    }

    /** Continuing a list finds its snapshot gone, up to twice for each list; the server offers no way to go on. */
    static Faults expiry(Random random) {
        Map<String, Integer> expired = new HashMap<>();
        return (method, path) -> {
            synchronized (expired) {
                String list = path.replaceFirst("\\?.*", "");
                boolean expires = path.contains("continue=")
                        && random.nextInt(3) == 0
                        && expired.merge(list, 1, Integer::sum) <= 2;
                return expires ? status(410, "Expired") : new Fault.None();
            }
        };
    }

    /** Nothing answers any more after so many writes; the answer to the last one is lost. */
    static Faults deathAfterWrites(int writes) {
        AtomicInteger left = new AtomicInteger(writes);
        return (method, path) -> {
            int now = method.equals("GET") ? left.get() : left.decrementAndGet();
            if (now > 0) {
                return new Fault.None();
            }
            return now == 0 && !method.equals("GET") ? new Fault.CutAfter() : new Fault.CutBefore();
        };
    }

    /** Nothing answers any more after so many requests. */
    static Faults deathAfterRequests(int requests) {
        AtomicInteger left = new AtomicInteger(requests);
        return (method, path) -> left.decrementAndGet() > 0 ? new Fault.None() : new Fault.CutBefore();
    }

    /** Requests whose path ends so are refused. */
    static Faults refusal(String method, String pathPart, int status, String reason) {
        return (asked, path) ->
                asked.equals(method) && path.contains(pathPart) ? status(status, reason) : new Fault.None();
    }

    static Fault.Answer status(int status, String reason) {
        return new Fault.Answer(
                status,
                "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"reason\":\"%s\",\"message\":\"injected\",\"code\":%d,\"metadata\":{}}"
                        .formatted(reason, status));
    }
}
