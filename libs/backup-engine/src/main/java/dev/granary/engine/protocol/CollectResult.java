package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import java.util.List;

/**
 * What a collection did.
 *
 * @param packs removed, because no backup names them
 * @param leftovers removed: blobs of attempts that are over, and old probes
 * @param givenUp attempts of which nothing had been seen for the grace
 * @param stoodBackFor blobs because of which no pack was removed: sessions of open attempts, manifests that cannot be
 *     read. Empty when packs were collected
 */
public record CollectResult(Removed packs, Removed leftovers, List<AttemptKey> givenUp, List<String> stoodBackFor) {

    public CollectResult {
        givenUp = List.copyOf(givenUp);
        stoodBackFor = List.copyOf(stoodBackFor);
    }
}
