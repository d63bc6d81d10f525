package dev.granary.discovery.adapter.postgres;

import dev.granary.discovery.domain.KnownShoot;
import dev.granary.discovery.domain.ShootFacts;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

/** A row of the table {@code shoot}. */
@Entity
@Table(name = "shoot")
@NullUnmarked // Hibernate fills the fields
class ShootRow {

    @Id
    UUID uid;

    @Column(name = "config_id")
    UUID configId;

    String name;
    String namespace;
    String project;

    @Convert(converter = LabelsColumn.class)
    Map<String, String> labels;

    String region;
    String provider;
    String purpose;

    @Column(name = "kubernetes_version")
    String kubernetesVersion;

    boolean hibernated;
    boolean managed;
    long version;

    ShootRow change(KnownShoot shoot) {
        ShootFacts facts = shoot.facts();
        uid = facts.uid();
        configId = shoot.configId();
        name = facts.name();
        namespace = facts.namespace();
        project = facts.project();
        labels = facts.labels();
        region = facts.region();
        provider = facts.provider();
        purpose = facts.purpose();
        kubernetesVersion = facts.kubernetesVersion();
        hibernated = facts.hibernated();
        managed = shoot.managed();
        version = shoot.version();
        return this;
    }

    KnownShoot toDomain() {
        ShootFacts facts = new ShootFacts(
                uid, name, namespace, project, labels, region, provider, purpose, kubernetesVersion, hibernated);
        return new KnownShoot(facts, configId, managed, version);
    }
}
