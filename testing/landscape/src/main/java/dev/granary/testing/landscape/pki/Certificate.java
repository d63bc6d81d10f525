package dev.granary.testing.landscape.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;

/** A certificate with its private key and the authority that issued it. */
public record Certificate(X509Certificate certificate, KeyPair keys, X509Certificate issuer) {

    public String certificatePem() {
        return pem(certificate);
    }

    public String keyPem() {
        return Pem.privateKey(keys.getPrivate());
    }

    /** PKCS#1, {@code RSA PRIVATE KEY}: what Gardener writes into kubeconfigs. Only for RSA keys. */
    public String rsaKeyPem() {
        try {
            var info = PrivateKeyInfo.getInstance(keys.getPrivate().getEncoded());
            return Pem.write(
                    "RSA PRIVATE KEY", info.parsePrivateKey().toASN1Primitive().getEncoded());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Instant notAfter() {
        return certificate.getNotAfter().toInstant();
    }

    /** TLS context of a server that presents this certificate. */
    public SSLContext serverContext() {
        var nobodyKnows = new char[0];
        try {
            var store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            store.setKeyEntry("server", keys.getPrivate(), nobodyKnows, new X509Certificate[] {certificate, issuer});
            var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(store, nobodyKnows);
            var context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform lacks PKCS12 or TLS", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String pem(X509Certificate certificate) {
        try {
            return Pem.write("CERTIFICATE", certificate.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate that was just made cannot be encoded", e);
        }
    }
}
