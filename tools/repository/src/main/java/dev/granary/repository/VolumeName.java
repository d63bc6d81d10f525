package dev.granary.repository;

import dev.granary.engine.manifest.BackedUpVolume;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Namespace and claim of a volume, written with a slash between them. */
record VolumeName(String namespace, String claim) {

    /** Where directories are, which have no namespace. No namespace of Kubernetes can have this name. */
    static final String DIRECTORIES = "_directories";

    private static final int LONGEST = 63;

    /** A directory is called by its last name, so that it is found again when what leads to it has another name. */
    static VolumeName of(Path directory) {
        Path last = directory.getFileName();
        String name = last == null ? "root" : last.toString().toLowerCase(Locale.ROOT);
        String clean = name.replaceAll("[^a-z0-9._-]", "-").replaceAll("^[._-]+", "");
        String claim = clean.isEmpty() ? "directory" : clean;
        return new VolumeName(DIRECTORIES, claim.substring(0, Math.min(LONGEST, claim.length())));
    }

    static VolumeName of(BackedUpVolume volume) {
        return new VolumeName(volume.namespace(), volume.claim());
    }

    @Override
    public String toString() {
        return namespace + "/" + claim;
    }

    /** Reads {@code NAMESPACE/CLAIM}. */
    static final class Converter implements ITypeConverter<VolumeName> {
        @Override
        public VolumeName convert(String text) {
            String[] parts = text.split("/", -1);
            if (parts.length != 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
                throw new TypeConversionException("'" + text + "' is not NAMESPACE/CLAIM");
            }
            return new VolumeName(parts[0], parts[1]);
        }
    }
}
