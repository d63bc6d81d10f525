package dev.granary.registry.domain;

import java.util.regex.Pattern;

/**
 * A Gardener project: the boundary of trust between agents. The name becomes part of topic names and principals, hence
 * only lower case letters, digits and inner hyphens; a dot would let one tenant's name reach into another's topics.
 */
public record Tenant(String name) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");

    public Tenant {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a tenant name: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
