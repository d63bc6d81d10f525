package dev.granary.discovery.domain;

import dev.granary.discovery.domain.KubeconfigReader.Refusal;
import java.net.URI;
import java.net.URISyntaxException;

/** The address of an API server. */
final class HttpsServer {

    private HttpsServer() {}

    static URI read(String text, String path) {
        try {
            URI server = new URI(text);
            if (!"https".equals(server.getScheme()) || server.getHost() == null || server.getRawUserInfo() != null) {
                throw new Refusal(path + ".server is not an https address with a host.");
            }
            return server;
        } catch (URISyntaxException e) {
            throw new Refusal(path + ".server is not an address.");
        }
    }
}
