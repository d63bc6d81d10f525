package dev.granary.testing.landscape.embedded.http;

import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.X509TrustManager;

/**
 * Names the authorities in the TLS handshake and lets every certificate through: like kube-apiserver, a bad client
 * certificate is answered with 401 and not with a broken connection.
 */
record ClientAuthorities(List<X509Certificate> authorities) implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) {
        // decided by the authenticator, per request
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) {
        throw new UnsupportedOperationException("this end is the server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.toArray(X509Certificate[]::new);
    }
}
