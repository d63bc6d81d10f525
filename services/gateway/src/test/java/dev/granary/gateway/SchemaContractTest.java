package dev.granary.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed schema is what integrators build against. */
@GatewayTest
class SchemaContractTest {

    @Test
    void servesTheCommittedSchema() throws IOException {
        String served = given().get("/graphql/schema.graphql").asString();
        Path committed = Path.of("schema.graphql");
        if (Boolean.getBoolean("granary.docs.write")) {
            Files.writeString(committed, served);
        }

        assertThat(Files.readString(committed))
                .as("schema.graphql; if the change is meant, write it anew with -Dgranary.docs.write=true")
                .isEqualTo(served);
    }
}
