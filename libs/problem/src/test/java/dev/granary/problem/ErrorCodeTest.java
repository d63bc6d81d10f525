package dev.granary.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
    private static final Path DOCUMENT = Path.of(System.getProperty("granary.root", "../.."), "docs/errors.md");

    @ParameterizedTest
    @EnumSource
    void saysWhatHappenedAndWhatToDo(ErrorCode code) {
        assertThat(code.title()).matches("[A-Z].*\\.");
        assertThat(code.nextStep()).matches("(?s)[A-Z].*\\.");
        assertThat(code.status()).isBetween(400, 599);
        assertThat(code.code().toUpperCase(Locale.ROOT)).isEqualTo(code.name().replace("_", ""));
        assertThat(ErrorCode.of(code.code())).contains(code);
    }

    @Test
    void knowsNoCodeTwice() {
        assertThat(Arrays.stream(ErrorCode.values()).map(ErrorCode::code)).doesNotHaveDuplicates();
    }

    /** {@code -Dgranary.docs.write=true} writes the document instead. */
    @Test
    void theDocumentNamesEveryCode() throws IOException {
        if (Boolean.getBoolean("granary.docs.write")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, document());
        }

        assertThat(DOCUMENT)
                .as("run ./mvnw -f libs/problem/pom.xml test -Dgranary.docs.write=true")
                .content()
                .isEqualTo(document());
    }

    private static String document() {
        return """
                # Error codes

                Made from `libs/problem` `ErrorCode`; do not edit. A code appears as `code` of a REST problem (RFC 9457,
                `application/problem+json`), as `extensions.code` in GraphQL, as reason of an event, of a state and of a
                custom resource's condition. Its meaning never changes. The status is the HTTP status of an answer; where
                a code is only a reason it is the nearest one.

                | code | status | what happened | what to do next |
                |---|---|---|---|
                """ + Arrays.stream(ErrorCode.values()).map(ErrorCodeTest::row).collect(Collectors.joining());
    }

    private static String row(ErrorCode code) {
        return "| `%s` | %d | %s | %s |\n".formatted(code.code(), code.status(), code.title(), code.nextStep());
    }
}
