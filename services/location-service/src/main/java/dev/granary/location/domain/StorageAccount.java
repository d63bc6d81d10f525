package dev.granary.location.domain;

import java.util.regex.Pattern;

/** Name of an Azure storage account, by Azure's own rule. */
public record StorageAccount(String value) {
    public static final String RULE = "3 to 24 lower-case letters and digits";

    private static final Pattern PATTERN = Pattern.compile("[a-z0-9]{3,24}");

    public StorageAccount {
        if (!isValid(value)) {
            throw new IllegalArgumentException("storage account: " + RULE);
        }
    }

    public static boolean isValid(String value) {
        return PATTERN.matcher(value).matches();
    }
}
