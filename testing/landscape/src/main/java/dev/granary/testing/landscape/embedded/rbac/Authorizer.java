package dev.granary.testing.landscape.embedded.rbac;

import dev.granary.testing.landscape.embedded.auth.User;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import java.util.List;

/** RBAC. Members of system:masters may do everything. */
public final class Authorizer {

    private final Bindings bindings;

    public Authorizer(ObjectStore store) {
        this.bindings = new Bindings(store);
    }

    public boolean allows(User user, Attributes wanted) {
        return user.isMaster()
                || bindings.current().stream()
                        .filter(b -> b.reaches(wanted) && b.holdsFor(user))
                        .map(Binding::rules)
                        .flatMap(List::stream)
                        .anyMatch(rule -> rule.allows(wanted));
    }

    /** Refuses with 403 what the user may not do. */
    public void check(User user, Attributes wanted) {
        if (!allows(user, wanted)) {
            throw wanted.refusal(user.name());
        }
    }
}
