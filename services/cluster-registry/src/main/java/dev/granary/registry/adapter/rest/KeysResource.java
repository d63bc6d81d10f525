package dev.granary.registry.adapter.rest;

import dev.granary.registry.application.port.PublicKeys;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The public keys that check the registry's access tokens. */
@Path("/oauth2/jwks")
@Tag(name = "agents")
public class KeysResource {

    private final PublicKeys keys;

    public KeysResource(PublicKeys keys) {
        this.keys = keys;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The public keys of access tokens, a JSON Web Key Set.")
    public String keys() {
        return keys.asKeySet();
    }
}
