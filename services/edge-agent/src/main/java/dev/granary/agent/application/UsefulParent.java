package dev.granary.agent.application;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.granary.agent.application.export.ChosenClaim;
import dev.granary.engine.manifest.Encryption;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.KeyId;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the backup that the next one goes on from: the newest that holds volumes of the chosen claims and lacks none of
 * them but for a reason that it names. So one of fewer objects that was made in between is passed over. Looks at a few only,
 * because each look reads a manifest; the last of them is taken as it is, and volumes that it lacks are read whole. One under
 * another key is never taken, because its chunks have other names: the first backup under a new key is a full one.
 */
final class UsefulParent implements Predicate<Manifest> {

    static final int MOST_LOOKS = 20;

    private final Set<ChosenClaim> claims;
    private final @Nullable Encryption encryption;
    private int looks;

    /** For a backup that is sealed with this key, or not at all. */
    UsefulParent(Set<ChosenClaim> claims, Optional<KeyId> sealedWith) {
        this.claims = claims;
        this.encryption = sealedWith.map(key -> new Encryption(key.value())).orElse(null);
    }

    static ParentChoice of(Set<ChosenClaim> claims, Optional<KeyId> sealedWith) {
        return claims.isEmpty()
                ? new ParentChoice.None()
                : new ParentChoice.Latest(new UsefulParent(claims, sealedWith), MOST_LOOKS);
    }

    private record Name(String namespace, String claim) {}

    @Override
    public boolean test(Manifest manifest) {
        looks++;
        return Objects.equals(manifest.encryption(), encryption) && (looks >= MOST_LOOKS || isUseful(manifest));
    }

    private boolean isUseful(Manifest manifest) {
        Set<Name> held = manifest.volumes().stream()
                .map(volume -> new Name(volume.namespace(), volume.claim()))
                .collect(toUnmodifiableSet());
        Set<Name> named = named(manifest);
        return claims.stream().anyMatch(claim -> held.contains(name(claim)))
                && claims.stream()
                        .filter(claim -> claim.createdAt().isBefore(manifest.startedAt()))
                        .allMatch(claim -> held.contains(name(claim)) || named.contains(name(claim)));
    }

    private static Set<Name> named(Manifest manifest) {
        return manifest.problems().stream()
                .flatMap(problem -> problem.namespace() == null
                        ? Stream.empty()
                        : Stream.of(new Name(problem.namespace(), problem.name())))
                .collect(toUnmodifiableSet());
    }

    private static Name name(ChosenClaim claim) {
        return new Name(claim.namespace(), claim.name());
    }
}
