package dev.granary.backup.adapter.postgres;

import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
record ObjectPartKey(UUID backupId, int part) {}
