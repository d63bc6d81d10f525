package dev.granary.testing.landscape.gardener;

import dev.granary.testing.landscape.pki.CertificateAuthority;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What Gardener keeps in the InternalSecrets {@code <shoot>.ca-client}: the authority of each shoot's client certificates. */
final class ClientAuthorities {

    private final Map<String, CertificateAuthority> authorities = new ConcurrentHashMap<>();

    void put(String shoot, CertificateAuthority authority) {
        authorities.put(shoot, authority);
    }

    void remove(String shoot) {
        authorities.remove(shoot);
    }

    Optional<CertificateAuthority> of(String shoot) {
        return Optional.ofNullable(authorities.get(shoot));
    }
}
