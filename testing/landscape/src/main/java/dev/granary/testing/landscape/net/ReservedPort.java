package dev.granary.testing.landscape.net;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * A free loopback port, held by a socket that is bound but does not listen: connections to it are refused, no other
 * program gets it, and a server of ours (this process or a child) may listen on it and stop as often as it likes. That
 * works on Linux, where two sockets with SO_REUSEADDR may share a port as long as one of them at most listens; elsewhere
 * the port is only known to have been free.
 */
public final class ReservedPort implements AutoCloseable {

    private static final boolean SHARED = System.getProperty("os.name").startsWith("Linux");

    private final Socket holder = new Socket();
    private final int number;

    public ReservedPort() {
        try {
            holder.setReuseAddress(true);
            holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            number = holder.getLocalPort();
            if (!SHARED) {
                holder.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no free port on loopback", e);
        }
    }

    public int number() {
        return number;
    }

    /** Whether nobody listens on it now. */
    public boolean refuses() {
        try (var probe = new Socket(InetAddress.getLoopbackAddress(), number())) {
            return !probe.isConnected();
        } catch (ConnectException refused) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try {
            holder.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
