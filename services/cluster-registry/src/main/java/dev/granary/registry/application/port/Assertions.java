package dev.granary.registry.application.port;

import dev.granary.registry.domain.Trust;
import java.util.Optional;

/** Reads the tokens by which agents prove who they are. Implementations never log them. */
public interface Assertions {

    /** The issuer that the assertion claims, unverified; empty when it is no signed JWT that names one. */
    Optional<String> claimedIssuer(String assertion);

    /**
     * Whether the assertion proves that the granary agent of the trust's issuer sent it: signed by one of the trust's
     * keys with an asymmetric algorithm, by its issuer, for the audience and the subject of the agent, and valid now.
     */
    boolean prove(String assertion, Trust trust);
}
