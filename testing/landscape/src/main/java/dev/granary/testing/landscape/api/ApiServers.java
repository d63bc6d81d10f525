package dev.granary.testing.landscape.api;

/** A source of Kubernetes API servers on loopback. Closing it stops every server that it started. */
public interface ApiServers extends AutoCloseable {

    /** Starts a server and returns when {@code /readyz} answers ok. Names are unique within one source. */
    ApiServer start(ApiServerSpec spec);

    /** {@code embedded} or {@code kube-apiserver}, for people who read a test report. */
    String kind();

    @Override
    void close();
}
