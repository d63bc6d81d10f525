package dev.granary.testing.landscape.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.granary.testing.landscape.Landscape;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Turns a method, a path and a body into a call of the landscape. */
final class ControlCommands {

    private final Landscape landscape;

    ControlCommands(Landscape landscape) {
        this.landscape = landscape;
    }

    ControlAnswer run(String method, String path, JsonNode body) {
        var parts = List.of(path.substring(1).split("/", -1));
        if (method.equals("GET") && path.equals("/shoots")) {
            return shoots();
        }
        if (!method.equals("POST")) {
            return ControlAnswer.refused(405, method + " " + path + " is not a command");
        }
        return switch (parts.size()) {
            case 1 -> top(path, body);
            case 2 -> rights(parts, body);
            case 3 -> ofShoot(parts, body);
            default -> unknown(path);
        };
    }

    private ControlAnswer shoots() {
        var list = JsonNodeFactory.instance.objectNode();
        var items = list.putArray("items");
        landscape.shoots().forEach(shoot -> items.add(ControlAnswer.shoot(shoot)));
        return new ControlAnswer(200, list);
    }

    private ControlAnswer top(String path, JsonNode body) {
        if (!path.equals("/shoots")) {
            return unknown(path);
        }
        try {
            var shoot = landscape.addShoot(text(body, "name"), labels(body));
            return new ControlAnswer(201, ControlAnswer.shoot(shoot));
        } catch (IllegalArgumentException unfit) {
            throw new BadRequestException(String.valueOf(unfit.getMessage()));
        }
    }

    private ControlAnswer rights(List<String> parts, JsonNode body) {
        switch (String.join("/", parts)) {
            case "rights/revoke" -> landscape.revoke(text(body, "verb"), text(body, "resource"));
            case "rights/grant" -> landscape.grant(text(body, "verb"), text(body, "resource"));
            case "gardener/stop" -> landscape.stopGardener();
            case "gardener/start" -> landscape.startGardener();
            default -> {
                return unknown(String.join("/", parts));
            }
        }
        return ControlAnswer.done();
    }

    private ControlAnswer ofShoot(List<String> parts, JsonNode body) {
        var name = parts.get(1);
        switch (parts.get(0) + "/" + parts.get(2)) {
            case "shoots/relabel" -> landscape.relabel(name, labels(body));
            case "shoots/hibernate" -> landscape.hibernate(name);
            case "shoots/wake" -> landscape.wake(name);
            case "shoots/reconcile" -> landscape.reconcile(name);
            case "shoots/delete" -> landscape.delete(name);
            case "shoots/recreate" -> {
                return new ControlAnswer(200, ControlAnswer.shoot(landscape.recreate(name)));
            }
            case "shoots/cut" -> landscape.cutNetwork(name);
            case "shoots/restore" -> landscape.restoreNetwork(name);
            case "shoots/slow" -> landscape.slow(name, delay(body));
            default -> {
                return unknown(String.join("/", parts));
            }
        }
        return ControlAnswer.done();
    }

    private static ControlAnswer unknown(String path) {
        return ControlAnswer.refused(404, path + " is not a command");
    }

    private static String text(JsonNode body, String field) {
        if (!body.path(field).isTextual()) {
            throw new BadRequestException(field + " is missing or not a text");
        }
        return body.path(field).asText();
    }

    /** Absent means none. */
    private static Map<String, String> labels(JsonNode body) {
        return body.path("labels").properties().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, label -> text(body.path("labels"), label.getKey())));
    }

    private static Duration delay(JsonNode body) {
        try {
            return Duration.parse(text(body, "delay"));
        } catch (DateTimeParseException e) {
            throw new BadRequestException("delay is not an ISO 8601 duration such as PT2S");
        }
    }
}
