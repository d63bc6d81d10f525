package dev.granary.gateway;

import dev.granary.testing.infrastructure.KafkaTestResource;
import dev.granary.testing.infrastructure.PostgresTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the whole gateway on a real broker and a real database, with the rights it has in production. */
@QuarkusTest
@WithTestResource(
        value = KafkaTestResource.class,
        initArgs = @ResourceArg(name = "user", value = "gateway"),
        scope = TestResourceScope.GLOBAL)
@WithTestResource(
        value = PostgresTestResource.class,
        initArgs = @ResourceArg(name = "role", value = "gateway"),
        scope = TestResourceScope.GLOBAL)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface GatewayTest {}
