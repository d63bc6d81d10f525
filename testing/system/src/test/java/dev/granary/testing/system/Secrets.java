package dev.granary.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.contracts.Participant;
import dev.granary.demo.SampleContent;
import dev.granary.demo.stack.Json;
import dev.granary.testing.infrastructure.PostgresConfig;
import dev.granary.testing.infrastructure.PostgresServer;
import java.util.ArrayList;
import java.util.List;

/** What the operator mounted and entered, what the processes log in with, and what the tenant keeps to itself. */
final class Secrets {

    private static final int SHORTEST = 8;

    private final Installation granary;

    Secrets(Installation granary) {
        this.granary = granary;
    }

    List<String> all() {
        List<String> all = new ArrayList<>(SampleContent.secrets());
        all.add(tokenOfDiscovery());
        all.add(granary.mounted("session-key").strip());
        all.add(json("signing-key.json").path("d").asText());
        json("keyset.json")
                .path("key")
                .forEach(key -> all.add(key.path("keyData").path("value").asText()));
        PostgresConfig.Passwords passwords =
                granary.stack().infrastructure().postgres().config().passwords();
        PostgresServer.ROLES.forEach(role -> all.add(passwords.of(role)));
        for (Participant service : Participant.values()) {
            all.add(granary.stack()
                    .infrastructure()
                    .broker()
                    .login(service.serviceName())
                    .password());
        }
        assertThat(all).allSatisfy(secret -> assertThat(secret).hasSizeGreaterThan(SHORTEST));
        return all;
    }

    private String tokenOfDiscovery() {
        return granary.stack()
                .landscape()
                .discoveryKubeconfig()
                .lines()
                .map(String::strip)
                .filter(line -> line.startsWith("token:"))
                .map(line -> line.substring("token:".length()).replace("\"", "").strip())
                .findFirst()
                .orElseThrow();
    }

    private JsonNode json(String mounted) {
        return Json.parse(granary.mounted(mounted));
    }
}
