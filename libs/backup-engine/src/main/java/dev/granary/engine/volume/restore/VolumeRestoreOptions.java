package dev.granary.engine.volume.restore;

/**
 * How a volume is restored.
 *
 * @param selection what of it; everything for {@link RestoreMode#MIRROR}
 * @param writers threads that write files, 1 to 32
 */
public record VolumeRestoreOptions(RestoreMode mode, Selection selection, int writers) {

    private static final int MAX_WRITERS = 32;

    public VolumeRestoreOptions {
        if (writers < 1 || writers > MAX_WRITERS) {
            throw new IllegalArgumentException("writers must be 1 to " + MAX_WRITERS + ", was " + writers);
        }
        if (mode == RestoreMode.MIRROR && !selection.isEverything()) {
            throw new IllegalArgumentException("to mirror a part of a backup would remove the rest of the target");
        }
    }

    /** Everything, with one writer per processor, two at least. */
    public static VolumeRestoreOptions of(RestoreMode mode) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new VolumeRestoreOptions(mode, Selection.everything(), Math.clamp(processors, 2, 8));
    }

    public VolumeRestoreOptions select(Selection wanted) {
        return new VolumeRestoreOptions(mode, wanted, writers);
    }
}
