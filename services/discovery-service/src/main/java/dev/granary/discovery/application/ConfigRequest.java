package dev.granary.discovery.application;

import org.jspecify.annotations.Nullable;

/** What a person asked for, not yet believed. */
public record ConfigRequest(
        @Nullable String name,
        @Nullable String project,
        @Nullable String kubeconfig,
        @Nullable String labelSelector,
        @Nullable String clientId,
        @Nullable String tenantId) {

    @Override
    public String toString() {
        return "ConfigRequest[name=" + name + ", project=" + project + ", kubeconfig=redacted]";
    }
}
