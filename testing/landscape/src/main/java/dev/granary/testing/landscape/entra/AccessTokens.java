package dev.granary.testing.landscape.entra;

import dev.granary.testing.landscape.pki.RsaKeys;
import java.nio.charset.StandardCharsets;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/** Mints version 1 access tokens; Azurite looks at issuer, audience and times, and asks for HTTPS. */
final class AccessTokens {

    private final String tenant;
    private final Clock clock;
    private final PrivateKey key = RsaKeys.next().getPrivate();

    AccessTokens(String tenant, Clock clock) {
        this.tenant = tenant;
        this.clock = clock;
    }

    String mint(String clientId, String audience, Duration life) {
        var now = clock.instant();
        var claims = new JwtClaims();
        claims.setIssuer("https://sts.windows.net/" + tenant + "/");
        claims.setAudience(audience);
        claims.setSubject(objectId(clientId));
        claims.setIssuedAt(date(now));
        claims.setNotBefore(date(now.minusSeconds(60)));
        claims.setExpirationTime(date(now.plus(life)));
        claims.setStringClaim("appid", clientId);
        claims.setStringClaim("oid", objectId(clientId));
        claims.setStringClaim("tid", tenant);
        claims.setStringClaim("ver", "1.0");
        return sign(claims);
    }

    private String sign(JwtClaims claims) {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key);
        signature.setKeyIdHeaderValue("entra-1");
        signature.setAlgorithmHeaderValue("RS256");
        try {
            return signature.getCompactSerialization();
        } catch (JoseException e) {
            throw new IllegalStateException("cannot sign", e);
        }
    }

    private static String objectId(String clientId) {
        return UUID.nameUUIDFromBytes(("sp:" + clientId).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static NumericDate date(Instant instant) {
        return NumericDate.fromMilliseconds(instant.toEpochMilli());
    }
}
