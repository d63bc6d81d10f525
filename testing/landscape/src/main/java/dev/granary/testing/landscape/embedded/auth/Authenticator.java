package dev.granary.testing.landscape.embedded.auth;

import dev.granary.testing.landscape.embedded.status.Failures;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** Finds out who calls. Nobody is anonymous. */
public final class Authenticator {

    private static final String BEARER = "Bearer ";

    private final ClientCertificates certificates;
    private final ServiceAccountTokens tokens;
    private final String adminToken;

    public Authenticator(ClientCertificates certificates, ServiceAccountTokens tokens, String adminToken) {
        this.certificates = certificates;
        this.tokens = tokens;
        this.adminToken = adminToken;
    }

    /**
     * The user behind a request.
     *
     * @param chain client certificates, the caller's own first; empty if there were none
     * @param authorization the header; empty if there was none
     */
    public User authenticate(List<X509Certificate> chain, String authorization) {
        return certificates.authenticate(chain).or(() -> byToken(authorization)).orElseThrow(Failures::unauthorized);
    }

    private Optional<User> byToken(String authorization) {
        if (!authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        String token = authorization.substring(BEARER.length()).trim();
        if (isAdmin(token)) {
            return Optional.of(new User("admin", List.of(User.MASTERS, User.AUTHENTICATED)));
        }
        return tokens.verify(token, List.of(tokens.issuer())).map(VerifiedToken::user);
    }

    private boolean isAdmin(String token) {
        return MessageDigest.isEqual(
                token.getBytes(StandardCharsets.UTF_8), adminToken.getBytes(StandardCharsets.UTF_8));
    }
}
