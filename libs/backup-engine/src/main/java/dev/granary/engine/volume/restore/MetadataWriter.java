package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.AttributeName;
import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.posix.MetadataCalls;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.volume.Attributes;
import dev.granary.engine.volume.ExtendedAttribute;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeProblem.Reason;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Gives files the metadata that the backup has. The mode is last: it ends what marks a file as unfinished. Each step that
 * is refused is named, and the others are done all the same. Safe for several threads.
 */
final class MetadataWriter {

    private static final int SET_ID_BITS = 06000;

    private final MetadataCalls calls;
    private final RestoreReport report;

    MetadataWriter(MetadataCalls calls, RestoreReport report) {
        this.calls = calls;
        this.report = report;
    }

    void write(TreePath path, Descriptor file, Attributes attributes, List<ExtendedAttribute> extended) {
        boolean owned = tried(path, "owner", () -> calls.setOwner(file, attributes.uid(), attributes.gid()));
        tried(path, "attributes", () -> removeOthers(file, extended));
        for (ExtendedAttribute attribute : extended) {
            tried(
                    path,
                    attribute.name().toString(),
                    () -> calls.setAttribute(
                            file, attribute.name(), attribute.value().toBytes()));
        }
        tried(path, "time", () -> calls.setModified(file, attributes.modified()));
        if (attributes.type() != FileType.SYMBOLIC_LINK) {
            // set-uid for another owner than the backup says would be a right that nobody gave
            int mode = owned ? attributes.mode() : attributes.mode() & ~SET_ID_BITS;
            tried(path, "mode", () -> calls.setMode(file, mode));
        }
    }

    /** Attributes that came by inheritance, or were there before. */
    private void removeOthers(Descriptor file, List<ExtendedAttribute> extended) {
        List<AttributeName> present = calls.attributes(file);
        if (present.isEmpty()) {
            return;
        }
        Set<AttributeName> wanted = new HashSet<>();
        extended.forEach(attribute -> wanted.add(attribute.name()));
        for (AttributeName name : present) {
            if (!wanted.contains(name) && !name.equals(ExtendedAttribute.NODE_LABEL)) {
                calls.removeAttribute(file, name);
            }
        }
    }

    private boolean tried(TreePath path, String what, Runnable step) {
        try {
            step.run();
            return true;
        } catch (PosixException e) {
            report.refused(path, Reason.MetadataNotRestored, what, e);
            return false;
        }
    }
}
