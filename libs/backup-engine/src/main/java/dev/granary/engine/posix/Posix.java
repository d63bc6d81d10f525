package dev.granary.engine.posix;

/** The calls that files of a volume need. */
public record Posix(DirectoryCalls directories, FileCalls files, MetadataCalls metadata) {

    /** Those of the kernel that this process runs on. */
    public static Posix linux() {
        return new Posix(new LinuxDirectoryCalls(), new LinuxFileCalls(), new LinuxMetadataCalls());
    }
}
