package dev.granary.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldErrorsTest {
    private final FieldErrors errors = new FieldErrors();

    @Test
    void letsARequestPassThatIsRight() {
        UUID id = UUID.randomUUID();

        assertThat(errors.requiredUuid("/id", id.toString().toUpperCase(Locale.ROOT)))
                .contains(id);
        assertThat(errors.required("/name", "a", it -> true, "anything")).contains("a");

        assertThatCode(errors::throwIfAny).doesNotThrowAnyException();
    }

    @Test
    void namesEveryMistakeUnderTheCodeOfTheFirst() {
        errors.requiredUuid("/id", null);
        errors.required("/name", "?", it -> false, "a letter");

        ProblemException refusal = catchThrowableOfType(ProblemException.class, errors::throwIfAny);

        assertThat(refusal.code()).isEqualTo(ErrorCode.FIELD_MISSING);
        assertThat(refusal.detail()).isEqualTo("/id: This field is required: a uuid. 1 more: see errors.");
        assertThat(refusal.errors())
                .containsExactly(
                        new FieldError("/id", ErrorCode.FIELD_MISSING, "This field is required: a uuid."),
                        new FieldError("/name", ErrorCode.FIELD_INVALID, "Must be a letter."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1-1-1-1-1", "", "x", "00000000-0000-0000-0000-00000000000g"})
    void takesOnlyWholeUuids(String text) {
        assertThat(FieldErrors.uuid(text)).isEmpty();
    }
}
