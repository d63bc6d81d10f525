package dev.granary.testing.landscape.embedded.rest;

import dev.granary.testing.landscape.embedded.status.Failures;

/** Everything that is not an object: tokens, bindings, evictions, reviews. */
public final class Subresources {

    private final IssueToken issueToken;
    private final PodSubresources pods;
    private final NamespaceFinalizer namespaces;
    private final Reviews reviews;

    public Subresources(IssueToken issueToken, PodSubresources pods, NamespaceFinalizer namespaces, Reviews reviews) {
        this.issueToken = issueToken;
        this.pods = pods;
        this.namespaces = namespaces;
        this.reviews = reviews;
    }

    Reply answer(String verb, Call call) {
        return switch (verb + " " + call.definition().resource() + "/" + call.subresource()) {
            case "create serviceaccounts/token" -> issueToken.issue(call);
            case "create pods/binding" -> pods.bind(call);
            case "create pods/eviction" -> pods.evict(call);
            case "update namespaces/finalize" -> namespaces.finalizeNamespace(call);
            default -> throw Failures.methodNotAllowed();
        };
    }

    Reply review(Call call) {
        return reviews.review(call);
    }
}
