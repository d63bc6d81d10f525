package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Posix;

/** What everybody who works at a restore needs. Safe for several threads. */
record RestoreTools(Posix posix, FileContent content, MetadataWriter metadata, RestoreReport report) {}
