package dev.granary.engine.volume.backup;

import dev.granary.engine.posix.AttributeName;
import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.MetadataCalls;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.volume.ByteString;
import dev.granary.engine.volume.ExtendedAttribute;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The extended attributes of an open file.
 *
 * @param complete false when some could not be read, or are more than a backup holds; then none are here
 */
record Extended(List<ExtendedAttribute> attributes, boolean complete) {

    private static final Extended NONE = new Extended(List.of(), true);
    private static final Extended LOST = new Extended(List.of(), false);

    static Extended read(MetadataCalls metadata, Descriptor file) {
        try {
            List<AttributeName> names = metadata.attributes(file);
            return names.isEmpty() ? NONE : read(metadata, file, names);
        } catch (PosixException e) {
            return LOST;
        }
    }

    /** What to say when they are not complete. */
    static VolumeProblem problem(TreePath path) {
        return new VolumeProblem(path, VolumeProblem.Reason.AttributesUnreadable, "extended attributes left out");
    }

    private static Extended read(MetadataCalls metadata, Descriptor file, List<AttributeName> names) {
        Collections.sort(names);
        List<ExtendedAttribute> attributes = new ArrayList<>();
        int bytes = 0;
        for (AttributeName name : names) {
            if (name.equals(ExtendedAttribute.NODE_LABEL)) {
                continue;
            }
            var value = metadata.attribute(file, name);
            if (value.isPresent()) {
                ExtendedAttribute attribute = new ExtendedAttribute(name, ByteString.of(value.get()));
                attributes.add(attribute);
                bytes += attribute.bytes();
            }
        }
        return bytes > ExtendedAttribute.MAX_BYTES_OF_ENTRY ? LOST : new Extended(attributes, true);
    }
}
