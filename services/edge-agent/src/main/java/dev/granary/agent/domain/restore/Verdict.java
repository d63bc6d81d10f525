package dev.granary.agent.domain.restore;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.KubeObject.Owner;
import dev.granary.agent.domain.kube.ObjectKey;
import dev.granary.agent.domain.kube.ObjectKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a restore wants of a line of a backup, before it looks whether there is an object of that name. */
public sealed interface Verdict {

    /** Nothing: it is not asked for, or another line has the object in a better version. */
    record Ignored() implements Verdict {}

    /** It is clear already what becomes of it. */
    record Settled(ObjectResult result) implements Verdict {}

    /**
     * The object shall be there.
     *
     * @param source what it is called in the backup
     * @param kind as the cluster serves it
     * @param object as it shall be, without owners
     * @param owners who owns it in the backup, with their identity there
     * @param status what is written apart from the object; null for nothing
     * @param replaceable whether one that is there may be replaced
     */
    record Wanted(
            ObjectKey source,
            ObjectKind kind,
            KubeObject object,
            List<Fields> owners,
            @Nullable Fields status,
            boolean replaceable)
            implements Verdict {

        public Wanted {
            owners = List.copyOf(owners);
        }

        public ObjectKey target() {
            return object.key();
        }

        /** Whether an owner is restored no earlier than this object, so that it may not be there yet. */
        public boolean hasLaterOwner() {
            Phase own = Phase.of(kind.name());
            return owners.stream()
                    .map(Owner::of)
                    .anyMatch(owner -> Phase.of(owner.group(), owner.kind()).compareTo(own) >= 0);
        }
    }
}
