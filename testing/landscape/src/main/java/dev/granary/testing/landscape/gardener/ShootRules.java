package dev.granary.testing.landscape.gardener;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.granary.testing.landscape.gardener.FrontRequest.ShootPath;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Gardener's admission of writes to shoots: what a plain custom resource would let pass. */
final class ShootRules {

    private final CallerRights callers;
    private final ShootReader shoots;
    private final Upstream upstream;

    ShootRules(CallerRights callers, ShootReader shoots, Upstream upstream) {
        this.callers = callers;
        this.shoots = shoots;
        this.upstream = upstream;
    }

    static boolean applyTo(String method, ShootPath path) {
        return path.subresource().isEmpty()
                && switch (method) {
                    case "POST", "PUT", "PATCH", "DELETE" -> true;
                    default -> false;
                };
    }

    /** Empty lets the request pass; the API server checks its rights and everything else. */
    Optional<KubeStatus> refusal(FrontRequest request, ShootPath path) {
        return switch (request.method()) {
            case "POST" -> onCreate(request, path);
            case "DELETE" -> onDelete(request, path);
            default -> onUpdate(request, path);
        };
    }

    private Optional<KubeStatus> onCreate(FrontRequest request, ShootPath path) {
        var shoot = parse(request.body());
        if (!hasFinalizer(shoot) || !may(request, path, "create")) {
            return Optional.empty();
        }
        return Optional.of(KubeStatus.invalid(
                GardenObjects.GROUP,
                "Shoot",
                shoot.at("/metadata/name").asText(),
                "metadata.finalizers[0]",
                "Forbidden: \"gardener\" finalizer cannot be added on creation"));
    }

    private Optional<KubeStatus> onDelete(FrontRequest request, ShootPath path) {
        var unconfirmed = path.name().isEmpty() ? anyUnconfirmed(request, path) : unconfirmed(path);
        var verb = path.name().isEmpty() ? "deletecollection" : "delete";
        return unconfirmed
                .filter(shoot -> may(request, path, verb))
                .map(shoot -> KubeStatus.shootForbidden(
                        shoot.at("/metadata/name").asText(),
                        "must have a \"" + GardenObjects.DELETION_CONFIRMATION + "\" annotation to delete"));
    }

    private Optional<JsonNode> unconfirmed(ShootPath path) {
        return shoots.shoot(path.namespace(), path.name()).filter(shoot -> !confirmed(shoot));
    }

    private Optional<JsonNode> anyUnconfirmed(FrontRequest request, ShootPath path) {
        return shoots.shoots(path.namespace(), request.query())
                .flatMap(list -> StreamSupport.stream(list.path("items").spliterator(), false)
                        .filter(shoot -> !confirmed(shoot))
                        .findFirst());
    }

    private static boolean confirmed(JsonNode shoot) {
        return shoot.at("/metadata/annotations")
                .path(GardenObjects.DELETION_CONFIRMATION)
                .asText()
                .equals("true");
    }

    /** A dry run of the same request tells what it would leave, whatever kind of patch it is. */
    private Optional<KubeStatus> onUpdate(FrontRequest request, ShootPath path) {
        var before = shoots.shoot(path.namespace(), path.name()).filter(ShootRules::hasFinalizer);
        if (before.isEmpty() || deletionSucceeded(before.get())) {
            return Optional.empty();
        }
        var query = request.query().isEmpty() ? "dryRun=All" : request.query() + "&dryRun=All";
        var after = upstream.send(request.method(), request.path() + "?" + query, request.headers(), request.body());
        return after.ok() && !hasFinalizer(after.json())
                ? Optional.of(KubeStatus.shootForbidden(
                        path.name(),
                        "finalizer \"gardener\" cannot be removed because shoot deletion has not completed"
                                + " successfully yet"))
                : Optional.empty();
    }

    private static boolean deletionSucceeded(JsonNode shoot) {
        var operation = shoot.at("/status/lastOperation");
        return operation.path("type").asText().equals("Delete")
                && operation.path("state").asText().equals("Succeeded")
                && operation.path("progress").asInt() == 100;
    }

    private static boolean hasFinalizer(JsonNode shoot) {
        return StreamSupport.stream(shoot.at("/metadata/finalizers").spliterator(), false)
                .anyMatch(finalizer -> finalizer.asText().equals(GardenObjects.FINALIZER));
    }

    private boolean may(FrontRequest request, ShootPath path, String verb) {
        var target = new CallerRights.Target(new Right(verb, "shoots"), path.namespace(), path.name());
        return callers.allowed(request.authorization(), target);
    }

    private static JsonNode parse(Buffer body) {
        try {
            return Json.MAPPER.readTree(body.getBytes());
        } catch (JsonProcessingException notJson) {
            return MissingNode.getInstance();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
