package dev.granary.testing.landscape.embedded.rbac;

import dev.granary.testing.landscape.embedded.status.ApiFailure;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.GroupResource;

/** What a caller wants to do. */
public sealed interface Attributes {

    String verb();

    /** The refusal, in the words of kube-apiserver. */
    ApiFailure refusal(String user);

    /**
     * A verb on objects.
     *
     * @param subresource empty for the object itself
     * @param namespace empty for cluster-scoped resources and all namespaces
     * @param name empty for a collection
     */
    record OnResource(String verb, GroupResource resource, String subresource, String namespace, String name)
            implements Attributes {

        public String resourceAndSubresource() {
            return subresource.isEmpty() ? resource.resource() : resource.resource() + "/" + subresource;
        }

        @Override
        public ApiFailure refusal(String user) {
            String where = namespace.isEmpty() ? "at the cluster scope" : "in the namespace \"" + namespace + "\"";
            String why = "User \"%s\" cannot %s resource \"%s\" in API group \"%s\" %s"
                    .formatted(user, verb, resourceAndSubresource(), resource.group(), where);
            return Failures.forbidden(resource, name, why);
        }
    }

    record OnPath(String verb, String path) implements Attributes {

        @Override
        public ApiFailure refusal(String user) {
            return Failures.forbiddenPath("User \"" + user + "\" cannot " + verb + " path \"" + path + "\"");
        }
    }
}
