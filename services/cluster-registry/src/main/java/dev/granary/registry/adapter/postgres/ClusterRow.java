package dev.granary.registry.adapter.postgres;

import dev.granary.registry.domain.Agent;
import dev.granary.registry.domain.Cluster;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.ClusterState;
import dev.granary.registry.domain.Shoot;
import dev.granary.registry.domain.Sighting;
import dev.granary.registry.domain.Status;
import dev.granary.registry.domain.Tenant;
import dev.granary.registry.domain.Trust;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/** A row of table cluster. */
@Entity
@Table(name = "cluster")
@NullUnmarked // Hibernate fills the fields after construction
class ClusterRow {

    @Id
    @Column(name = "cluster_id")
    UUID clusterId;

    String tenant;

    @Column(name = "registration_number")
    int registrationNumber;

    String name;

    String namespace;

    @JdbcTypeCode(SqlTypes.JSON)
    Map<String, String> labels;

    String region;

    String provider;

    String purpose;

    @Column(name = "wanted_kubernetes")
    String wantedKubernetes;

    boolean hibernated;

    boolean managed;

    @Column(name = "config_id")
    UUID configId;

    @Column(name = "shoot_version")
    long shootVersion;

    @Column(name = "observed_at")
    Instant observedAt;

    @Enumerated(EnumType.STRING)
    ClusterState state;

    String reason;

    String message;

    @Column(name = "state_since")
    Instant stateSince;

    String issuer;

    String jwks;

    @Column(name = "installed_at")
    Instant installedAt;

    @Column(name = "agent_version")
    String agentVersion;

    @Column(name = "kubernetes_version")
    String kubernetesVersion;

    @Column(name = "time_zone")
    String timeZone;

    @Column(name = "last_heard_at")
    Instant lastHeardAt;

    long version;

    Cluster toCluster() {
        return new Cluster(
                new ClusterId(clusterId),
                new Tenant(tenant),
                registrationNumber,
                new Shoot(name, namespace, labels, region, provider, purpose, wantedKubernetes, hibernated),
                new Sighting(configId, shootVersion, observedAt),
                managed,
                new Status(state, reason, message, stateSince),
                issuer == null ? null : new Trust(issuer, jwks, installedAt),
                agentVersion == null ? null : new Agent(agentVersion, kubernetesVersion, timeZone),
                lastHeardAt,
                version);
    }

    ClusterRow fill(Cluster cluster) {
        clusterId = cluster.id().value();
        tenant = cluster.tenant().name();
        registrationNumber = cluster.registrationNumber();
        managed = cluster.managed();
        lastHeardAt = cluster.lastHeardAt();
        version = cluster.version();
        fill(cluster.shoot());
        fill(cluster.sighting());
        fill(cluster.status());
        fill(cluster.trust());
        fill(cluster.agent());
        return this;
    }

    private void fill(Shoot shoot) {
        name = shoot.name();
        namespace = shoot.namespace();
        labels = shoot.labels();
        region = shoot.region();
        provider = shoot.provider();
        purpose = shoot.purpose();
        wantedKubernetes = shoot.kubernetesVersion();
        hibernated = shoot.hibernated();
    }

    private void fill(Sighting sighting) {
        configId = sighting.configId();
        shootVersion = sighting.version();
        observedAt = sighting.observedAt();
    }

    private void fill(Status status) {
        state = status.state();
        reason = status.reason();
        message = status.message();
        stateSince = status.since();
    }

    private void fill(Trust trust) {
        issuer = trust == null ? null : trust.issuer();
        jwks = trust == null ? null : trust.jwks();
        installedAt = trust == null ? null : trust.installedAt();
    }

    private void fill(Agent agent) {
        agentVersion = agent == null ? null : agent.version();
        kubernetesVersion = agent == null ? null : agent.kubernetesVersion();
        timeZone = agent == null ? null : agent.timeZone();
    }
}
