package dev.granary.testing.landscape.pki;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * 3072-bit RSA keys that cost next to nothing: each is another pair of primes from a list. A JVM takes up to ten seconds
 * to find fresh ones (without its optimising compiler), and a landscape hands out one key for each kubeconfig. The primes
 * are published, so the keys protect nothing; they serve on loopback for the time of a test.
 */
public final class RsaKeys {

    private static final BigInteger EXPONENT = BigInteger.valueOf(65_537);
    private static final List<BigInteger> PRIMES = primes();
    private static final int PAIRS = PRIMES.size() * (PRIMES.size() - 1) / 2;
    private static final AtomicInteger NEXT = new AtomicInteger(new SecureRandom().nextInt(PAIRS));

    private RsaKeys() {}

    /** Repeats itself after 12,720 keys. */
    public static KeyPair next() {
        int pair = Math.floorMod(NEXT.getAndIncrement(), PAIRS);
        int first = 0;
        while (pair >= PRIMES.size() - 1 - first) {
            pair -= PRIMES.size() - 1 - first;
            first++;
        }
        return key(PRIMES.get(first), PRIMES.get(first + 1 + pair));
    }

    private static KeyPair key(BigInteger p, BigInteger q) {
        var modulus = p.multiply(q);
        var pMinus1 = p.subtract(BigInteger.ONE);
        var qMinus1 = q.subtract(BigInteger.ONE);
        var d = EXPONENT.modInverse(pMinus1.multiply(qMinus1));
        var spec =
                new RSAPrivateCrtKeySpec(modulus, EXPONENT, d, p, q, d.mod(pMinus1), d.mod(qMinus1), q.modInverse(p));
        try {
            var factory = KeyFactory.getInstance("RSA");
            return new KeyPair(
                    factory.generatePublic(new RSAPublicKeySpec(modulus, EXPONENT)), factory.generatePrivate(spec));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the platform refuses an RSA key", e);
        }
    }

    private static List<BigInteger> primes() {
        try (var stream = Objects.requireNonNull(RsaKeys.class.getResourceAsStream("primes.txt"))) {
            return new String(stream.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> new BigInteger(Base64.getDecoder().decode(line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
