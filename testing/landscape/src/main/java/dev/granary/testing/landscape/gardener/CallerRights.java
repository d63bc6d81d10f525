package dev.granary.testing.landscape.gardener;

import dev.granary.testing.landscape.gardener.Upstream.Reply;

/** Who the caller is and what it may do, asked of the garden's API server with the caller's own credentials. */
final class CallerRights {

    private final Upstream upstream;

    CallerRights(Upstream upstream) {
        this.upstream = upstream;
    }

    /**
     * @param namespace empty outside of namespaces
     * @param name empty for any object
     */
    record Target(Right right, String namespace, String name) {}

    /** The name of the caller in {@code status.userInfo.username}, or the refusal (401) that it should see. */
    Reply whoAmI(String authorization) {
        return upstream.post(
                "/apis/authentication.k8s.io/v1/selfsubjectreviews",
                Json.object("authentication.k8s.io/v1", "SelfSubjectReview"),
                authorization);
    }

    static String username(Reply whoAmI) {
        return whoAmI.json().at("/status/userInfo/username").asText();
    }

    boolean allowed(String authorization, Target target) {
        return allowed(authorization, target, target.right().group());
    }

    /** Gardener's test for its operators: its review literally names group {@code v1} and resource {@code Secret}. */
    boolean isOperator(String authorization) {
        return allowed(authorization, new Target(new Right("list", "Secret"), "", ""), "v1");
    }

    private boolean allowed(String authorization, Target target, String group) {
        var review = Json.object("authorization.k8s.io/v1", "SelfSubjectAccessReview");
        review.putObject("spec")
                .putObject("resourceAttributes")
                .put("verb", target.right().verb())
                .put("group", group)
                .put("resource", target.right().plural())
                .put("subresource", target.right().subresource())
                .put("namespace", target.namespace())
                .put("name", target.name());
        var reply = upstream.post("/apis/authorization.k8s.io/v1/selfsubjectaccessreviews", review, authorization);
        return reply.ok() && reply.json().at("/status/allowed").asBoolean();
    }
}
