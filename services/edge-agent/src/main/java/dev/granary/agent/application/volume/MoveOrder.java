package dev.granary.agent.application.volume;

import dev.granary.agent.domain.volume.VolumeWay;
import dev.granary.engine.manifest.AttemptKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One volume for one attempt.
 *
 * @param attempt open, and handed on
 * @param parent the backup whose packs may be used again
 * @param destination where the attempt is
 */
public record MoveOrder(
        AttemptKey attempt,
        @Nullable UUID parent,
        Destination destination,
        String namespace,
        String claim,
        VolumeWay.Data way) {}
