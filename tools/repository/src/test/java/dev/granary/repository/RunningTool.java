package dev.granary.repository;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** The tool as the shell sees it: arguments in, text and an exit code out. */
final class RunningTool {

    static final String CLUSTER = "0f6d2f44-7a0b-4a57-8d61-6f6f3d1f6a10";

    private final Stores stores;
    private final Path store;

    RunningTool(Stores stores, Path store) {
        this.stores = stores;
        this.store = store;
    }

    /** What a run left. */
    record Ended(int code, ByteArrayOutputStream output, String err) {

        byte[] bytes() {
            return output.toByteArray();
        }

        String out() {
            return output.toString(StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return new JsonMapper().readTree(bytes());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        Ended expecting(int expected) {
            assertThat(code).as(err + out()).isEqualTo(expected);
            return this;
        }
    }

    /** A command on the store and the cluster, with JSON where the command has results. */
    Ended run(String command, String... arguments) {
        List<String> all =
                new ArrayList<>(List.of("repository", command, "--store", store.toString(), "--cluster", CLUSTER));
        if (!command.equals("extract")) {
            all.addAll(List.of("--output", "json"));
        }
        all.addAll(List.of(arguments));
        return runPlain(all.toArray(String[]::new));
    }

    Ended runPlain(String... arguments) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        PrintWriter out = new PrintWriter(bytes, false, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(errors, true, StandardCharsets.UTF_8);
        Progress progress = new Progress(err, false, () -> 0);
        int code = Main.run(
                new Surroundings(stores, Clock.systemUTC(), new SecureRandom(), out, bytes, progress), err, arguments);
        out.flush();
        return new Ended(code, bytes, errors.toString(StandardCharsets.UTF_8));
    }
}
