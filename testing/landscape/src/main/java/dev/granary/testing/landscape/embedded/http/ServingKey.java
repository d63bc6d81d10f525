package dev.granary.testing.landscape.embedded.http;

import dev.granary.testing.landscape.pki.Certificate;
import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * Presents one certificate. A key store would do the same but for some 50 ms of CPU per server, spent on deriving a key
 * from the password of a store that nobody ever sees.
 */
final class ServingKey extends X509ExtendedKeyManager {

    private static final String ALIAS = "server";

    private final Certificate certificate;

    ServingKey(Certificate certificate) {
        this.certificate = certificate;
    }

    @Override
    public @Nullable String chooseEngineServerAlias(String keyType, Principal[] issuers, SSLEngine engine) {
        return fits(keyType) ? ALIAS : null;
    }

    @Override
    public @Nullable String chooseServerAlias(String keyType, Principal[] issuers, Socket socket) {
        return fits(keyType) ? ALIAS : null;
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
        return fits(keyType) ? new String[] {ALIAS} : new String[0];
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
        return new X509Certificate[] {certificate.certificate(), certificate.issuer()};
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
        return certificate.keys().getPrivate();
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
        return new String[0];
    }

    @Override
    public @Nullable String chooseClientAlias(String[] keyTypes, Principal[] issuers, Socket socket) {
        return null;
    }

    private boolean fits(String keyType) {
        return keyType.equals(certificate.keys().getPrivate().getAlgorithm());
    }
}
