package dev.granary.registry.application.port;

/** What others need to check the registry's access tokens. */
public interface PublicKeys {

    /** A JSON Web Key Set with public keys only. */
    String asKeySet();
}
