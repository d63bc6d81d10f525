package dev.granary.testing.landscape.embedded.http;

import dev.granary.testing.landscape.embedded.catalogue.Catalogue;
import dev.granary.testing.landscape.embedded.catalogue.ResourceDefinition;
import dev.granary.testing.landscape.embedded.rbac.Attributes;
import dev.granary.testing.landscape.embedded.rbac.Authorizer;
import dev.granary.testing.landscape.embedded.rest.Call;
import dev.granary.testing.landscape.embedded.rest.Endpoints;
import dev.granary.testing.landscape.embedded.rest.Reply;
import dev.granary.testing.landscape.embedded.status.Failures;

/** Requests for resources: first whether the caller may, then whether there is such a thing, then the answer. */
final class ResourceApi {

    private final Catalogue catalogue;
    private final Authorizer authorizer;
    private final Endpoints endpoints;

    ResourceApi(Catalogue catalogue, Authorizer authorizer, Endpoints endpoints) {
        this.catalogue = catalogue;
        this.authorizer = authorizer;
        this.endpoints = endpoints;
    }

    Reply answer(Request request, RequestPath.OfResource path) {
        String verb = verb(request, path);
        String namespace = path.isNamespaceItself() ? path.name() : path.namespace();
        authorizer.check(
                request.user(),
                new Attributes.OnResource(verb, path.resource(), path.subresource(), namespace, path.name()));
        ResourceDefinition definition = catalogue
                .find(path.resource().group(), path.version(), path.resource().resource())
                .orElse(null);
        if (definition == null) {
            return unknown(path.resource().group());
        }
        checkScope(definition, path, verb);
        Call call = new Call(
                definition,
                path.namespace(),
                path.name(),
                path.subresource(),
                request.query(),
                request.body(),
                request.user(),
                further -> authorizer.check(
                        request.user(),
                        new Attributes.OnResource(further, path.resource(), "", namespace, path.name())),
                request.userAgent());
        return endpoints.answer(verb, call);
    }

    private Reply unknown(String group) {
        if (catalogue.isBuiltInGroup(group)) {
            throw Failures.noSuchResource();
        }
        return ServerApi.pageNotFound();
    }

    private static String verb(Request request, RequestPath.OfResource path) {
        boolean watch = request.query().flag("watch") && path.name().isEmpty();
        return path.verb(request.method(), watch);
    }

    private static void checkScope(ResourceDefinition definition, RequestPath.OfResource path, String verb) {
        if (!path.subresource().isEmpty() && !definition.subresources().contains(path.subresource())) {
            throw Failures.noSuchResource();
        }
        boolean hasNamespace = !path.namespace().isEmpty();
        if (hasNamespace && !definition.namespaced()) {
            throw Failures.noSuchResource();
        }
        if (!hasNamespace && definition.namespaced()) {
            if (!path.name().isEmpty()) {
                throw Failures.noSuchResource();
            }
            if (!verb.equals("list") && !verb.equals("watch")) {
                throw Failures.methodNotAllowed();
            }
        }
    }
}
