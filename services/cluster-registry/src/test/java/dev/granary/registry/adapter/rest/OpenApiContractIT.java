package dev.granary.registry.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.registry.RegistryTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code openapi.yaml} beside the pom is what callers may rely on; {@code -Dgranary.update-openapi} writes it anew. */
@RegistryTest
class OpenApiContractIT {
    private static final Path COMMITTED = Path.of("openapi.yaml");

    @Test
    void servesTheCommittedDescription() throws IOException {
        String served =
                given().get("/q/openapi").then().statusCode(200).extract().asString();
        if (System.getProperty("granary.update-openapi") != null) {
            Files.writeString(COMMITTED, served);
        }

        assertThat(COMMITTED).hasContent(served);
    }
}
