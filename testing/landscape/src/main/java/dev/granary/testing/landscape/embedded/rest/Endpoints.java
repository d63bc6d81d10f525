package dev.granary.testing.landscape.embedded.rest;

import dev.granary.testing.landscape.embedded.status.Failures;
import java.util.Set;

/** Which use case answers which verb. */
public final class Endpoints {

    private static final Set<String> ON_OBJECTS = Set.of("update", "patch");

    private final Getter getter;
    private final Lister lister;
    private final Creator creator;
    private final Updater updater;
    private final Patcher patcher;
    private final Deleter deleter;
    private final Subresources subresources;

    public Endpoints(
            Getter getter,
            Lister lister,
            Creator creator,
            Updater updater,
            Patcher patcher,
            Deleter deleter,
            Subresources subresources) {
        this.getter = getter;
        this.lister = lister;
        this.creator = creator;
        this.updater = updater;
        this.patcher = patcher;
        this.deleter = deleter;
        this.subresources = subresources;
    }

    /** The verb is what RBAC calls it. */
    public Reply answer(String verb, Call call) {
        if (!call.subresource().isEmpty() && !call.subresource().equals("status")) {
            return subresources.answer(verb, call);
        }
        if (call.subresource().isEmpty() && !call.definition().verbs().contains(verb)) {
            throw Failures.methodNotAllowed();
        }
        if (call.name().isEmpty() && ON_OBJECTS.contains(verb)) {
            throw Failures.methodNotAllowed();
        }
        return switch (verb) {
            case "get" -> getter.get(call);
            case "list" -> lister.list(call);
            case "watch" -> new Reply.Stream(WatchRequest.of(call));
            case "create" -> create(call);
            case "update" -> updater.update(call);
            case "patch" -> patcher.patch(call);
            case "delete" -> deleter.delete(call);
            case "deletecollection" -> deleter.deleteCollection(call);
            default -> throw Failures.methodNotAllowed();
        };
    }

    private Reply create(Call call) {
        if (!call.name().isEmpty()) {
            throw Failures.methodNotAllowed();
        }
        return call.definition().verbs().contains("list") ? creator.create(call) : subresources.review(call);
    }
}
