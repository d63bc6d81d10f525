package dev.granary.demo.stack;

import dev.granary.contracts.Participant;
import dev.granary.testing.infrastructure.Ports;
import java.util.EnumMap;
import java.util.Map;

/**
 * Ports of the services, chosen once.
 *
 * @param http a port per service
 * @param tokenEndpoint HTTPS port of the registry, for agents
 */
record Addresses(Map<Participant, Integer> http, int tokenEndpoint) {

    static Addresses free() {
        var http = new EnumMap<Participant, Integer>(Participant.class);
        for (Participant service : Participant.values()) {
            http.put(service, Ports.free());
        }
        return new Addresses(Map.copyOf(http), Ports.free());
    }

    int port(Participant service) {
        return http.getOrDefault(service, 0);
    }

    String url(Participant service) {
        return "http://127.0.0.1:" + port(service);
    }

    /** Base URL of the token endpoint, and the issuer of its tokens. */
    String tokenEndpointUrl() {
        return "https://127.0.0.1:" + tokenEndpoint;
    }
}
