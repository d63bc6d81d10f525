package dev.granary.backup.adapter.rest;

import dev.granary.backup.adapter.rest.SelectionBody.ObjectBody;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.FieldErrors;
import dev.granary.selection.Checked;
import dev.granary.selection.Checked.FieldFault;
import dev.granary.selection.Selection;
import dev.granary.selection.SelectionRequest;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the body of a backup chooses; notes what cannot be read. A value that is null is one that is empty. */
final class Selections {
    private Selections() {}

    static SelectionRequest selection(BackupRequestBody body, FieldErrors errors) {
        var request = new SelectionRequest(
                texts(body.namespaces()),
                body.namespaceSelector(),
                texts(body.includedKinds()),
                texts(body.excludedKinds()),
                body.labelSelector(),
                objects(body.objects()));
        if (request.check() instanceof Checked.Invalid<Selection> invalid) {
            invalid.faults().forEach(fault -> errors.add(fault.pointer(), code(fault, request), fault.problem()));
        }
        return request;
    }

    private static ErrorCode code(FieldFault fault, SelectionRequest request) {
        if (fault.pointer().equals("/namespaces") && request.namespaces().isEmpty()) {
            return ErrorCode.FIELD_MISSING;
        }
        return fault.pointer().startsWith("/namespaces/") ? ErrorCode.NAMESPACE_INVALID : ErrorCode.FIELD_INVALID;
    }

    private static List<String> texts(@Nullable List<@Nullable String> values) {
        return values == null
                ? List.of()
                : values.stream().map(Selections::text).toList();
    }

    private static List<ObjectRequest> objects(@Nullable List<@Nullable ObjectBody> values) {
        return values == null
                ? List.of()
                : values.stream().map(Selections::object).toList();
    }

    private static ObjectRequest object(@Nullable ObjectBody object) {
        return object == null
                ? new ObjectRequest("", null, "")
                : new ObjectRequest(text(object.kind()), object.namespace(), text(object.name()));
    }

    private static String text(@Nullable String value) {
        return Objects.requireNonNullElse(value, "");
    }
}
