package dev.granary.discovery.adapter.postgres;

import dev.granary.discovery.domain.ConfigState;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.discovery.domain.FailureReason;
import dev.granary.discovery.domain.WorkloadIdentity;
import dev.granary.selection.LabelSelector;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table {@code discovery_config}. */
@Entity
@Table(name = "discovery_config")
@NullUnmarked // Hibernate fills the fields
class ConfigRow {

    @Id
    UUID id;

    String name;
    String project;

    @Column(name = "project_namespace")
    String projectNamespace;

    @Column(name = "label_selector")
    String labelSelector;

    @Column(name = "client_id")
    UUID clientId;

    @Column(name = "tenant_id")
    UUID tenantId;

    byte[] kubeconfig;

    String state;
    String reason;
    String message;

    @Column(name = "created_at")
    Instant createdAt;

    long version;

    static ConfigRow of(DiscoveryConfig config, byte[] kubeconfig) {
        ConfigRow row = new ConfigRow();
        row.id = config.id();
        row.name = config.name();
        row.project = config.project();
        row.labelSelector = config.selector().text();
        row.clientId = config.workloadIdentity().clientId();
        row.tenantId = config.workloadIdentity().tenantId();
        row.kubeconfig = kubeconfig;
        row.createdAt = config.createdAt();
        row.change(config);
        return row;
    }

    /** Takes over what can change. */
    void change(DiscoveryConfig config) {
        projectNamespace = config.projectNamespace();
        version = config.version();
        reason = null;
        message = null;
        switch (config.state()) {
            case ConfigState.Pending pending -> state = "PENDING";
            case ConfigState.Active active -> state = "ACTIVE";
            case ConfigState.Failed failed -> {
                state = "FAILED";
                reason = failed.reason().wireName();
                message = failed.message();
            }
        }
    }

    DiscoveryConfig toDomain() {
        return new DiscoveryConfig(
                id,
                name,
                project,
                projectNamespace,
                LabelSelector.stored(labelSelector),
                new WorkloadIdentity(clientId, tenantId),
                configState(),
                createdAt,
                version);
    }

    private ConfigState configState() {
        return switch (state) {
            case "PENDING" -> new ConfigState.Pending();
            case "ACTIVE" -> new ConfigState.Active();
            case "FAILED" -> new ConfigState.Failed(FailureReason.ofWireName(reason), message);
            default -> throw new IllegalStateException("unknown state " + state + " of config " + id);
        };
    }
}
