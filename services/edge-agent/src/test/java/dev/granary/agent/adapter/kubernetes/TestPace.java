package dev.granary.agent.adapter.kubernetes;

/** A pace for tests outside of this package. */
public final class TestPace {

    private TestPace() {}

    /** As fast as it can be; waiting takes no time. */
    public static RequestPace hurried() {
        FakeTime time = new FakeTime();
        return new RequestPace(1_000_000, time, time);
    }
}
