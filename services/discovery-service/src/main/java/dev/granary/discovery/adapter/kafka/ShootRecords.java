package dev.granary.discovery.adapter.kafka;

import dev.granary.contracts.shoots.v1.Shoot;
import dev.granary.contracts.shoots.v1.ShootAdded;
import dev.granary.contracts.shoots.v1.ShootUnmanaged;
import dev.granary.contracts.shoots.v1.ShootUpdated;
import dev.granary.discovery.domain.KnownShoot;
import dev.granary.discovery.domain.ShootChange;
import dev.granary.discovery.domain.ShootFacts;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;

/** Changes of shoots as wire records. */
final class ShootRecords {

    private ShootRecords() {}

    static SpecificRecordBase of(ShootChange change, Instant observedAt) {
        KnownShoot shoot = change.shoot();
        Shoot facts = shoot(shoot.facts());
        return switch (change) {
            case ShootChange.Added added -> new ShootAdded(facts, shoot.configId(), shoot.version(), observedAt);
            case ShootChange.Updated updated -> new ShootUpdated(facts, shoot.configId(), shoot.version(), observedAt);
            case ShootChange.Unmanaged unmanaged ->
                new ShootUnmanaged(facts, shoot.configId(), shoot.version(), observedAt);
        };
    }

    private static Shoot shoot(ShootFacts facts) {
        return Shoot.newBuilder()
                .setShootUid(facts.uid())
                .setName(facts.name())
                .setNamespace(facts.namespace())
                .setProject(facts.project())
                .setLabels(facts.labels())
                .setRegion(facts.region())
                .setProvider(facts.provider())
                .setPurpose(facts.purpose())
                .setKubernetesVersion(facts.kubernetesVersion())
                .setHibernated(facts.hibernated())
                .build();
    }
}
