package dev.granary.backup.adapter.postgres;

import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
record ConnectionKey(UUID locationId, UUID clusterId) {}
