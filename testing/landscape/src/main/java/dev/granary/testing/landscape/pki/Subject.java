package dev.granary.testing.landscape.pki;

import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;

/**
 * Subject of a client certificate as Kubernetes reads it.
 *
 * @param user common name
 * @param group organisation; empty for none
 */
public record Subject(String user, Optional<String> group) {

    X500Name name() {
        var name = new X500NameBuilder();
        group.ifPresent(organisation -> name.addRDN(BCStyle.O, organisation));
        return name.addRDN(BCStyle.CN, user).build();
    }
}
