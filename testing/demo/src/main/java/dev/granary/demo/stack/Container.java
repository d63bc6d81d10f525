package dev.granary.demo.stack;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The blob container of the fleet, as the tenant's administrator sees it. */
public final class Container {
    private static final Pattern NAME = Pattern.compile("<Name>([^<]+)</Name>");
    private static final Pattern MORE = Pattern.compile("<NextMarker>([^<]+)</NextMarker>");

    private final URI account;
    private final String name;
    private final Federation federation;
    private final HttpClient http;

    Container(URI account, String name, Federation federation, HttpClient http) {
        this.account = account;
        this.name = name;
        this.federation = federation;
        this.http = http;
    }

    public String name() {
        return name;
    }

    /** Blob endpoint of the storage account. */
    public URI account() {
        return account;
    }

    void create() {
        var request = request("?restype=container").PUT(BodyPublishers.noBody()).build();
        String _ = Http.send(http, request, BodyHandlers.ofString(), 201);
    }

    /** Names of all blobs below the prefix. */
    public List<String> list(String prefix) {
        var names = new ArrayList<String>();
        String marker = "";
        do {
            String query = "?restype=container&comp=list&prefix=" + encode(prefix) + "&marker=" + encode(marker);
            String page = Http.send(http, request(query).build(), BodyHandlers.ofString(), 200);
            NAME.matcher(page).results().forEach(match -> names.add(match.group(1)));
            var more = MORE.matcher(page);
            marker = more.find() ? more.group(1) : "";
        } while (!marker.isEmpty());
        return names;
    }

    /** The whole blob. */
    public byte[] read(String blob) {
        return Http.send(http, request("/" + blob).build(), BodyHandlers.ofByteArray(), 200);
    }

    private HttpRequest.Builder request(String suffix) {
        return HttpRequest.newBuilder(URI.create(account + "/" + name + suffix))
                .header("Authorization", "Bearer " + federation.storageToken())
                .header("x-ms-version", "2025-11-05");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
