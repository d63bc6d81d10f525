package dev.granary.backup.adapter.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One page of backups, the newest first; {@code nextCursor} is null on the last. */
record BackupPage(List<BackupBody> items, @Nullable String nextCursor) {}
