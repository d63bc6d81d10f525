package dev.granary.discovery;

import dev.granary.testing.infrastructure.KafkaTestResource;
import dev.granary.testing.infrastructure.PostgresTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The same broker, database and settings for all tests of the application, so that it starts once. */
@WithTestResource(value = KafkaTestResource.class, initArgs = @ResourceArg(name = "user", value = "discovery-service"))
@WithTestResource(value = PostgresTestResource.class, initArgs = @ResourceArg(name = "role", value = "discovery"))
@WithTestResource(SettingsResource.class)
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface DiscoveryResources {}
