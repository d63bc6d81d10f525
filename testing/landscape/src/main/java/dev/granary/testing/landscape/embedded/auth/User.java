package dev.granary.testing.landscape.embedded.auth;

import java.util.List;
import java.util.Map;

/** Who calls. {@code uid} may be empty. */
public record User(String name, String uid, List<String> groups, Map<String, List<String>> extra) {

    public static final String AUTHENTICATED = "system:authenticated";
    public static final String MASTERS = "system:masters";

    public User(String name, List<String> groups) {
        this(name, "", groups, Map.of());
    }

    public boolean isMaster() {
        return groups.contains(MASTERS);
    }
}
