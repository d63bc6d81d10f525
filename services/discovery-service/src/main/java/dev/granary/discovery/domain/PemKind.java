package dev.granary.discovery.domain;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.Optional;

/** What a base64 field of a kubeconfig holds. */
enum PemKind {
    CERTIFICATE("CERTIFICATE") {
        @Override
        boolean holds(String pem) {
            try {
                byte[] bytes = pem.getBytes(StandardCharsets.US_ASCII);
                return !CertificateFactory.getInstance("X.509")
                        .generateCertificates(new ByteArrayInputStream(bytes))
                        .isEmpty();
            } catch (CertificateException malformed) {
                return false;
            }
        }
    },
    /** Of any algorithm; whether the client can use it shows when it connects. */
    PRIVATE_KEY("PRIVATE KEY") {
        @Override
        boolean holds(String pem) {
            return true;
        }
    };

    private final String label;

    PemKind(String label) {
        this.label = label;
    }

    abstract boolean holds(String pem);

    String label() {
        return label;
    }

    /** The PEM text; empty when it is something else. */
    Optional<String> read(String base64) {
        try {
            String pem = new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.US_ASCII);
            boolean marked = pem.contains("-----BEGIN ") && pem.contains(label + "-----");
            return marked && holds(pem) ? Optional.of(pem) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
