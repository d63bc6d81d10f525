package dev.granary.backup.adapter.postgres;

import jakarta.persistence.Embeddable;
import java.util.UUID;

/** The backup or restore, and which part of its objects. */
@Embeddable
record ObjectPartKey(UUID owner, int part) {}
