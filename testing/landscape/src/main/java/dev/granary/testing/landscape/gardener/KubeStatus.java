package dev.granary.testing.landscape.gardener;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Kubernetes' {@code Status} object: how its API says no. */
record KubeStatus(int code, String reason, String message, ObjectNode details) {

    static KubeStatus of(int code, String reason, String message) {
        return new KubeStatus(code, reason, message, Json.object());
    }

    static KubeStatus badRequest(String message) {
        return of(400, "BadRequest", message);
    }

    static KubeStatus internalError(String message) {
        return of(500, "InternalError", "Internal error occurred: " + message);
    }

    static KubeStatus shootNotFound(String shoot) {
        return new KubeStatus(404, "NotFound", "shoots.core.gardener.cloud \"" + shoot + "\" not found", shoot(shoot));
    }

    static KubeStatus shootForbidden(String shoot, String why) {
        var message = "shoots.core.gardener.cloud \"" + shoot + "\" is forbidden: " + why;
        return new KubeStatus(403, "Forbidden", message, shoot(shoot));
    }

    private static ObjectNode shoot(String name) {
        return Json.object().put("name", name).put("group", GardenObjects.GROUP).put("kind", "shoots");
    }

    /**
     * 422 with one cause.
     *
     * @param name of the object; empty where Gardener leaves it empty
     */
    static KubeStatus invalid(String group, String kind, String name, String field, String problem) {
        var details = Json.object().put("group", group).put("kind", kind);
        if (!name.isEmpty()) {
            details.put("name", name);
        }
        details.putArray("causes")
                .addObject()
                .put("reason", "FieldValueInvalid")
                .put("message", problem)
                .put("field", field);
        var message = kind + "." + group + " \"" + name + "\" is invalid: " + field + ": " + problem;
        return new KubeStatus(422, "Invalid", message, details);
    }

    ObjectNode json() {
        var status = Json.object("v1", "Status");
        status.putObject("metadata");
        status.put("status", "Failure").put("message", message).put("reason", reason);
        if (!details.isEmpty()) {
            status.set("details", details);
        }
        return status.put("code", code);
    }
}
