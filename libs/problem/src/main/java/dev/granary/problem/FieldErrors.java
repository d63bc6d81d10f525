package dev.granary.problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Collects everything that is wrong with a request, so that a person corrects it in one go. Not for several threads. */
public final class FieldErrors {
    private static final Pattern UUID_FORM =
            Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", Pattern.CASE_INSENSITIVE);

    private final List<FieldError> errors = new ArrayList<>();

    public void add(String pointer, ErrorCode code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }

    /** The text when it is there and fits; otherwise notes the mistake. {@code rule} completes "Must be". */
    public Optional<String> required(String pointer, @Nullable String text, Predicate<String> fits, String rule) {
        if (text == null || text.isBlank()) {
            add(pointer, ErrorCode.FIELD_MISSING, "This field is required: " + rule + ".");
            return Optional.empty();
        }
        if (!fits.test(text)) {
            add(pointer, ErrorCode.FIELD_INVALID, "Must be " + rule + ".");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    /** The id when it is there and is one; otherwise notes the mistake. */
    public Optional<UUID> requiredUuid(String pointer, @Nullable String text) {
        return required(pointer, text, it -> uuid(it).isPresent(), "a uuid").flatMap(FieldErrors::uuid);
    }

    /** The uuid in the text; empty when it is none. Stricter than {@link UUID#fromString}, which takes short forms. */
    public static Optional<UUID> uuid(String text) {
        return UUID_FORM.matcher(text).matches()
                ? Optional.of(UUID.fromString(text.toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /**
     * Goes on when nothing was noted. The first mistake gives the problem its code: note first what weighs most.
     *
     * @throws ProblemException with all mistakes
     */
    public void throwIfAny() {
        if (errors.isEmpty()) {
            return;
        }
        FieldError first = errors.getFirst();
        String others = errors.size() == 1 ? "" : " " + (errors.size() - 1) + " more: see errors.";
        throw new ProblemException(
                ErrorCode.of(first.code()).orElseThrow(), first.pointer() + ": " + first.detail() + others, errors);
    }
}
