package dev.granary.location.application.port;

import dev.granary.location.domain.LocationId;
import dev.granary.location.domain.ValidationId;

/** New identities; never the same twice. */
public interface Ids {
    LocationId newLocation();

    ValidationId newValidation();
}
