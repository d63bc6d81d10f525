package dev.granary.testing.landscape.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.granary.testing.landscape.Landscape;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Serves a landscape that somebody else opened and closes. Answers when what was asked for has happened: 200 or 201 with
 * a body, 204 without, 400 for a request that makes no sense, 404 for an unknown shoot or path.
 */
public final class ControlApi implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final System.Logger LOG = System.getLogger(ControlApi.class.getName());

    private final ControlCommands commands;
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("landscape-control-", 0).daemon().factory());
    private final HttpServer server;

    /** Listens on the port of 127.0.0.1; 0 takes a free one. */
    public ControlApi(Landscape landscape, int port) {
        commands = new ControlCommands(landscape);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var answer = answer(exchange);
            var bytes = answer.body().isMissingNode() ? new byte[0] : JSON.writeValueAsBytes(answer.body());
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private ControlAnswer answer(HttpExchange exchange) throws IOException {
        try {
            return commands.run(
                    exchange.getRequestMethod(), exchange.getRequestURI().getPath(), body(exchange));
        } catch (JsonProcessingException malformed) {
            return ControlAnswer.refused(400, "the body is not JSON");
        } catch (IllegalArgumentException unknown) {
            return ControlAnswer.refused(404, String.valueOf(unknown.getMessage()));
        } catch (BadRequestException bad) {
            return ControlAnswer.refused(400, String.valueOf(bad.getMessage()));
        } catch (
                RuntimeException fault) { // the edge of a thread: whoever scripts the landscape must see that it failed
            LOG.log(System.Logger.Level.ERROR, "the landscape failed", fault);
            return ControlAnswer.refused(500, fault.toString());
        }
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        var bytes = exchange.getRequestBody().readAllBytes();
        return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
