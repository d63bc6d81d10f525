package dev.granary.agent.adapter.kubernetes;

/** Names of the agent's own resources in its namespace. */
final class Names {

    static final String GROUP = "granary.dev";
    static final String VERSION = "v1alpha1";
    static final String STATE_CONFIG_MAP = "granary-agent-state";
    static final String FIELD_MANAGER = "granary-agent";

    private Names() {}
}
