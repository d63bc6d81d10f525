package dev.granary.testing.landscape.real;

/** The lane with real API servers: reported as skipped, with a warning, where their programs are absent. */
public final class RealBinaries {

    private static final System.Logger LOG = System.getLogger(RealBinaries.class.getName());

    private RealBinaries() {}

    /** For {@link NeedsRealApiServers}. */
    public static boolean present() {
        boolean present = KubeBinaries.find().isPresent();
        if (!present) {
            LOG.log(System.Logger.Level.WARNING, "NOT RUN: " + KubeBinaries.howToGet());
        }
        return present;
    }

    public static RealApiServers start() {
        return new RealApiServers(
                KubeBinaries.find().orElseThrow(() -> new IllegalStateException(KubeBinaries.howToGet())));
    }
}
