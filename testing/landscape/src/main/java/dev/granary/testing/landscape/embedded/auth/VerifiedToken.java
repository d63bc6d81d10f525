package dev.granary.testing.landscape.embedded.auth;

import java.util.List;

/** A token that holds. */
public record VerifiedToken(User user, List<String> audiences) {}
