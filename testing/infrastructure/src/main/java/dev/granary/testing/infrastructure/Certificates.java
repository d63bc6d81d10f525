package dev.granary.testing.infrastructure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A certificate authority for one run and the server certificates that it issues, as PEM and PKCS#12 files. The
 * authority's key stays in memory. Names of the servers: {@code 127.0.0.1} and {@code localhost}.
 */
public final class Certificates {
    private static final X500Name AUTHORITY = new X500Name("CN=Granary test authority");
    private static final Duration LIFE = Duration.ofDays(30);

    private final Path directory;
    private final KeyPair authorityKey;
    private final X509Certificate authority;

    private Certificates(Path directory, KeyPair authorityKey, X509Certificate authority) {
        this.directory = directory;
        this.authorityKey = authorityKey;
        this.authority = authority;
    }

    /** Creates an authority and writes {@code ca.pem} below the directory, which is created when absent. */
    public static Certificates in(Path directory) {
        try {
            Files.createDirectories(directory);
            KeyPair key = newKey();
            X509Certificate certificate = sign(AUTHORITY, key.getPublic(), key, true);
            var certificates = new Certificates(directory, key, certificate);
            Files.writeString(certificates.authorityFile(), certificates.authorityPem());
            return certificates;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK lacks what a certificate needs", e);
        }
    }

    /** PEM of the authority: what a client trusts. */
    public Path authorityFile() {
        return directory.resolve("ca.pem");
    }

    /** The authority itself. */
    public String authorityPem() {
        try {
            return pem("CERTIFICATE", authority.getEncoded());
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("The authority has no encoding", e);
        }
    }

    /** Issues a server certificate and writes {@code <name>.pem}, {@code <name>-key.pem} and {@code <name>.p12}. */
    public ServerIdentity issue(String name) {
        try {
            KeyPair key = newKey();
            X509Certificate certificate = sign(new X500Name("CN=" + name), key.getPublic(), authorityKey, false);
            var identity = ServerIdentity.in(directory, name);
            Files.writeString(
                    identity.certificateFile(),
                    pem("CERTIFICATE", certificate.getEncoded()) + pem("CERTIFICATE", authority.getEncoded()));
            Files.writeString(
                    identity.keyFile(), pem("PRIVATE KEY", key.getPrivate().getEncoded()));
            writeKeyStore(identity, key, certificate);
            return identity;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The JDK lacks what a certificate needs", e);
        }
    }

    private void writeKeyStore(ServerIdentity identity, KeyPair key, X509Certificate certificate)
            throws IOException, GeneralSecurityException {
        char[] password = identity.keyStorePassword().toCharArray();
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setKeyEntry("server", key.getPrivate(), password, new Certificate[] {certificate, authority});
        try (var out = Files.newOutputStream(identity.keyStoreFile())) {
            store.store(out, password);
        }
    }

    private static KeyPair newKey() throws GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
    }

    private static X509Certificate sign(X500Name subject, PublicKey key, KeyPair signer, boolean authority)
            throws GeneralSecurityException, CertIOException {
        Instant now = Instant.now();
        var builder = new JcaX509v3CertificateBuilder(
                AUTHORITY,
                new BigInteger(120, new SecureRandom()),
                Date.from(now.minus(Duration.ofMinutes(5))),
                Date.from(now.plus(LIFE)),
                subject,
                key);
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            builder.addExtension(Extension.subjectAlternativeName, false, loopbackNames());
        }
        try {
            var signature = new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate());
            return new JcaX509CertificateConverter().getCertificate(builder.build(signature));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static GeneralNames loopbackNames() {
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.dNSName, "localhost")
        });
    }

    private static String pem(String type, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        return "-----BEGIN " + type + "-----\n" + body + "\n-----END " + type + "-----\n";
    }
}
