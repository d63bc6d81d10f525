package dev.granary.testing.landscape.embedded.http;

import dev.granary.testing.landscape.embedded.auth.User;
import dev.granary.testing.landscape.embedded.rest.Body;
import dev.granary.testing.landscape.embedded.rest.Query;
import io.vertx.core.http.HttpMethod;

/** A request whose sender is known. */
record Request(HttpMethod method, String path, Query query, Body body, User user, String userAgent) {}
