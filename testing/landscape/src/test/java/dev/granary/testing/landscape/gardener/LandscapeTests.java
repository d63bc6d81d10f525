package dev.granary.testing.landscape.gardener;

/** What each part of the contract works on. */
interface LandscapeTests {

    LandscapeUnderTest under();

    default LocalLandscape landscape() {
        return under().landscape;
    }

    /** As the discovery account. */
    default RawClient discovery() {
        return under().discovery;
    }

    /** As {@code system:masters} of the garden. */
    default RawClient operator() {
        return under().operator;
    }

    default String shoots() {
        return under().shoots();
    }
}
