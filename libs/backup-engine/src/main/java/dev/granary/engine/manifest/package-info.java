/** The manifest, commit point of a backup: its content, its JSON, and the names of the blobs of a backup. */
@NullMarked
package dev.granary.engine.manifest;

import org.jspecify.annotations.NullMarked;
