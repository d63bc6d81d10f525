package dev.granary.testing.landscape.embedded.auth;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x500.style.IETFUtils;

/** Users by client certificate: the common name is the user, each organisation a group. */
public final class ClientCertificates {

    private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    private final List<X509Certificate> authorities;
    private final Clock clock;

    public ClientCertificates(String authoritiesPem, Clock clock) {
        this.authorities = parse(authoritiesPem);
        this.clock = clock;
    }

    public List<X509Certificate> authorities() {
        return authorities;
    }

    /** Empty if the chain does not lead to an authority, is not valid now or is not meant for clients. */
    public Optional<User> authenticate(List<X509Certificate> chain) {
        if (chain.isEmpty() || authorities.isEmpty() || !isValid(chain)) {
            return Optional.empty();
        }
        X500Name subject =
                X500Name.getInstance(chain.getFirst().getSubjectX500Principal().getEncoded());
        List<String> names = values(subject, BCStyle.CN);
        if (names.isEmpty()) {
            return Optional.empty();
        }
        List<String> groups = new ArrayList<>(values(subject, BCStyle.O));
        groups.add(User.AUTHENTICATED);
        return Optional.of(new User(names.getFirst(), groups));
    }

    private boolean isValid(List<X509Certificate> chain) {
        try {
            List<String> usages = chain.getFirst().getExtendedKeyUsage();
            if (usages == null || !usages.contains(CLIENT_AUTH)) {
                return false;
            }
            Set<TrustAnchor> anchors =
                    authorities.stream().map(a -> new TrustAnchor(a, null)).collect(Collectors.toSet());
            PKIXParameters parameters = new PKIXParameters(anchors);
            parameters.setRevocationEnabled(false);
            parameters.setDate(Date.from(clock.instant()));
            CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
            CertPathValidator.getInstance("PKIX").validate(path, parameters);
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static List<String> values(X500Name name, ASN1ObjectIdentifier attribute) {
        List<String> result = new ArrayList<>();
        for (RDN rdn : name.getRDNs(attribute)) {
            result.add(IETFUtils.valueToString(rdn.getFirst().getValue()));
        }
        return result;
    }

    private static List<X509Certificate> parse(String pem) {
        if (pem.isBlank()) {
            return List.of();
        }
        try {
            ByteArrayInputStream in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.UTF_8));
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not certificates in PEM", e);
        }
    }
}
