package dev.granary.eventing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The SQL that services copy, from where they copy it. */
final class Tables {
    private static final Pattern SQL_BLOCK = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL);

    private Tables() {}

    static String ofReadme() {
        try {
            var block = SQL_BLOCK.matcher(Files.readString(Path.of("README.md")));
            if (!block.find()) {
                throw new IllegalStateException("README.md has no SQL");
            }
            return block.group(1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
