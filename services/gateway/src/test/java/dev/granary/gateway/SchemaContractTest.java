package dev.granary.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.testing.infrastructure.KafkaTestResource;
import dev.granary.testing.infrastructure.PostgresTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The committed schema is what integrators build against. */
@QuarkusTest
@QuarkusTestResource(
        value = PostgresTestResource.class,
        initArgs = @ResourceArg(name = "role", value = "gateway"),
        restrictToAnnotatedClass = false)
@QuarkusTestResource(
        value = KafkaTestResource.class,
        initArgs = @ResourceArg(name = "user", value = "gateway"),
        restrictToAnnotatedClass = false)
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
