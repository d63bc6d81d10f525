package dev.granary.testing.landscape.embedded.http;

import dev.granary.testing.landscape.embedded.auth.Authenticator;
import dev.granary.testing.landscape.embedded.auth.ClientCertificates;
import dev.granary.testing.landscape.embedded.auth.ServiceAccountTokens;
import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.rbac.Authorizer;
import dev.granary.testing.landscape.embedded.rest.Endpoints;
import dev.granary.testing.landscape.embedded.store.ObjectStore;

/** What the HTTPS face of a cluster stands before. */
public record ClusterApi(
        ObjectStore store,
        Catalogue catalogue,
        Endpoints endpoints,
        ClientCertificates clients,
        ServiceAccountTokens tokens,
        Authenticator authenticator,
        Authorizer authorizer) {}
