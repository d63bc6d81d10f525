package dev.granary.location.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Blob service URL of a storage account, without the container and without a trailing slash. It may have a path where it
 * is not Azure's own: emulators and gateways tell accounts apart by it. Anything that could carry a secret is refused.
 */
public record BlobEndpoint(URI value) {
    public static final String RULE =
            "an https URL of the account without container, user info, query or fragment, at most 512 characters";

    private static final int LONGEST = 512;
    private static final Pattern AZURE_HOST = Pattern.compile("([^.]+)\\.blob\\.core\\..+");

    public BlobEndpoint {
        if (!fits(value)) {
            throw new IllegalArgumentException("endpoint: " + RULE);
        }
    }

    /** Azure's public endpoint of the account. */
    public static BlobEndpoint publicOf(StorageAccount account) {
        return new BlobEndpoint(URI.create("https://" + account.value() + ".blob.core.windows.net"));
    }

    /** Empty when the text breaks {@link #RULE}. */
    public static Optional<BlobEndpoint> parse(String text) {
        try {
            URI uri = new URI(text.replaceAll("/+$", ""));
            return fits(uri) ? Optional.of(new BlobEndpoint(uri)) : Optional.empty();
        } catch (URISyntaxException notUrl) {
            return Optional.empty();
        }
    }

    /** True when the host is Azure's and belongs to another account. */
    public boolean contradicts(StorageAccount account) {
        Matcher azure = AZURE_HOST.matcher(value.getHost());
        return azure.matches() && !azure.group(1).equalsIgnoreCase(account.value());
    }

    private static boolean fits(URI uri) {
        return "https".equalsIgnoreCase(uri.getScheme())
                && uri.getHost() != null
                && !uri.getRawAuthority().endsWith(":")
                && uri.getPort() != 0
                && uri.getPort() <= 65_535
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && !uri.toString().endsWith("/")
                && uri.toString().length() <= LONGEST
                && uri.toString().chars().allMatch(letter -> letter < 128)
                && (uri.getRawPath().isEmpty()
                        || !AZURE_HOST.matcher(uri.getHost()).matches());
    }
}
