package dev.granary.repository;

import java.util.Locale;

/** What results look like; written in lower case on the command line. */
enum OutputFormat {
    TABLE,
    JSON,
    YAML;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
