package dev.granary.observability;

import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.config.MeterFilter;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tags that every metric of a service carries: {@code service}, its name. */
public final class CommonTags {
    @Produces
    @Singleton
    MeterFilter serviceTag(
            @ConfigProperty(name = "quarkus.application.name", defaultValue = "unnamed") String service) {
        return MeterFilter.commonTags(List.of(Tag.of("service", service)));
    }
}
