package dev.granary.backup.adapter.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.OrchestratorTest;
import dev.granary.selection.SelectionRequest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What migrations make of rows that were there before them: temporary tables stand for the real ones. */
@OrchestratorTest
@SuppressWarnings("NullAway.Init") // Quarkus injects the fields
class MigrationsIT {
    @Inject
    DataSource database;

    @Test
    void aBackupOfBeforeMeansAllOfItsNamespaces() throws Exception {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create temporary table backup (backup_id integer, namespaces text not null)");
            sql.execute("insert into backup values (1, 'shop'), (2, 'shop,bank')");

            sql.execute(migration("V0011__backup_selections.sql"));

            var converter = new SelectionList();
            assertThat(column(sql, "selections").stream().map(converter::convertToEntityAttribute))
                    .containsExactly(
                            List.of(SelectionRequest.ofNamespaces(List.of("shop"))),
                            List.of(SelectionRequest.ofNamespaces(List.of("shop", "bank"))));
            sql.execute("drop table backup");
        }
    }

    @Test
    void countsWhatWasFoundDamagedBefore() throws Exception {
        try (Connection connection = database.getConnection();
                Statement sql = connection.createStatement()) {
            sql.execute("create temporary table backup (backup_id integer, integrity text)");
            sql.execute("insert into backup values (1, null), (2, '" + integrity(0, 0) + "'), (3, '" + integrity(1, 0)
                    + "'), (4, '" + integrity(0, 2) + "')");

            sql.execute(migration("V0015__damaged_backups.sql"));

            assertThat(column(sql, "damaged")).containsExactly("f", "f", "t", "t");
            sql.execute("drop table backup");
        }
    }

    private static String integrity(long missing, long files) {
        return "{\"losses\": {\"missingBlobs\": %d, \"brokenBlobs\": 0, \"files\": %d}, \"damages\": []}"
                .formatted(missing, files);
    }

    private static List<String> column(Statement sql, String name) throws SQLException {
        List<String> values = new ArrayList<>();
        try (ResultSet rows = sql.executeQuery("select " + name + " from backup order by backup_id")) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    private static String migration(String name) throws IOException {
        try (InputStream text =
                Objects.requireNonNull(MigrationsIT.class.getResourceAsStream("/db/migration/" + name))) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
