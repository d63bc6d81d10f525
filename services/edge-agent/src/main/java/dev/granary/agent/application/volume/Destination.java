package dev.granary.agent.application.volume;

import dev.granary.agent.application.port.FoundKeys;
import dev.granary.engine.seal.KeyId;
import dev.granary.engine.seal.LocationKey;
import dev.granary.engine.seal.LocationKeys;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a volume goes.
 *
 * @param sealedWith the key of the whole backup; null where nothing is sealed
 */
public record Destination(UUID locationId, @Nullable KeyId sealedWith) {

    /**
     * The keys to write with, that of the backup first, whichever the tenant has made the first since it began.
     *
     * @throws dev.granary.engine.seal.SealException.KeyAbsent it is not among them
     */
    public LocationKeys keys(FoundKeys found) {
        if (sealedWith == null) {
            return LocationKeys.none();
        }
        LocationKeys keys = found.atHand();
        LocationKey first = keys.get(sealedWith);
        return LocationKeys.of(
                Stream.concat(Stream.of(first), keys.all().stream().filter(key -> key != first))
                        .toList());
    }
}
