package dev.granary.testing.infrastructure;

import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a {@link PostgresServer} is started with.
 *
 * @param directory holds the data and the log
 * @param durable true: every commit survives a kill -9; false: fast, for tests
 */
public record PostgresConfig(Path directory, int port, boolean durable, Passwords passwords) {

    static final String DATABASE = "granary";

    public Path dataDirectory() {
        return directory.resolve("data");
    }

    public Path logFile() {
        return directory.resolve("postgres.log");
    }

    String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
    }

    /** Quarkus' settings of the data source for one of {@link PostgresServer#ROLES}. */
    public Map<String, String> quarkusProperties(String role) {
        return Map.of(
                "quarkus.datasource.username", role,
                "quarkus.datasource.password", passwords.of(role),
                "quarkus.datasource.jdbc.url", jdbcUrl(DATABASE),
                "quarkus.datasource.reactive.url", "postgresql://127.0.0.1:%d/%s".formatted(port, DATABASE));
    }

    /** Passwords of the super user and of each role. */
    public record Passwords(String superuser, Map<String, String> roles) {
        public Passwords {
            roles = Map.copyOf(roles);
        }

        public static Passwords random() {
            return new Passwords(
                    Secrets.random(),
                    PostgresServer.ROLES.stream()
                            .collect(Collectors.toMap(Function.identity(), _ -> Secrets.random())));
        }

        public String of(String role) {
            String password = roles.get(role);
            if (password == null) {
                throw new IllegalArgumentException("No role " + role + "; there are " + PostgresServer.ROLES);
            }
            return password;
        }

        @Override
        public String toString() {
            return "Passwords" + roles.keySet();
        }
    }
}
