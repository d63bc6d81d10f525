package dev.granary.gateway.adapter.kafka;

import dev.granary.contracts.clusters.v1.AgentInstallationRequested;
import dev.granary.contracts.clusters.v1.ClusterFailed;
import dev.granary.contracts.clusters.v1.ClusterRegistered;
import dev.granary.contracts.clusters.v1.ClusterUnmanaged;
import dev.granary.contracts.clusters.v1.ClusterUpdated;
import dev.granary.contracts.clusters.v1.ClusterWentOffline;
import dev.granary.contracts.clusters.v1.ClusterWentOnline;
import dev.granary.gateway.application.port.Projection;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** {@code granary.clusters.v1}: every record carries the whole cluster. */
@ApplicationScoped
public class ClusterProjector {

    private final BatchProjection batches;
    private final Projection projection;

    ClusterProjector(BatchProjection batches, Projection projection) {
        this.batches = batches;
        this.projection = projection;
    }

    @Incoming("clusters")
    public Uni<Void> project(KafkaRecordBatch<String, SpecificRecordBase> batch) {
        return batches.project(
                batch,
                records -> projection.clusters(records.stream()
                        .flatMap(record -> cluster(record.getPayload()))
                        .map(FleetRecords::cluster)
                        .toList()));
    }

    private static Stream<dev.granary.contracts.clusters.v1.Cluster> cluster(SpecificRecordBase event) {
        return Stream.ofNullable(
                switch (event) {
                    case ClusterRegistered registered -> registered.getCluster();
                    case AgentInstallationRequested requested -> requested.getCluster();
                    case ClusterUpdated updated -> updated.getCluster();
                    case ClusterWentOnline online -> online.getCluster();
                    case ClusterWentOffline offline -> offline.getCluster();
                    case ClusterFailed failed -> failed.getCluster();
                    case ClusterUnmanaged unmanaged -> unmanaged.getCluster();
                    default -> null;
                });
    }
}
