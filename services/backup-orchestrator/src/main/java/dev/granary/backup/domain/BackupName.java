package dev.granary.backup.domain;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;

/** Name of a backup or of a restore, for people; need not be unique. */
public record BackupName(String value) {
    public static final String RULE =
            "1 to 100 letters, digits, blanks, '.', '_' or '-'; the first and the last are a letter or a digit";

    private static final Pattern PATTERN = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._ -]{0,98}[A-Za-z0-9])?");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    public BackupName {
        if (!isValid(value)) {
            throw new IllegalArgumentException("backup name: " + RULE);
        }
    }

    public static boolean isValid(String value) {
        return PATTERN.matcher(value).matches();
    }

    /** The name of one that was asked for without; the time is in UTC. */
    public static BackupName of(String cluster, Instant requestedAt) {
        return new BackupName(cluster + "-" + TIME.format(requestedAt));
    }
}
