package dev.granary.testing.landscape.api;

/** The custom resource that the cases use. */
final class SampleResources {

    static final String GROUP = "contract.granary.dev";

    static final String WIDGETS = """
            apiVersion: apiextensions.k8s.io/v1
            kind: CustomResourceDefinition
            metadata:
              name: widgets.contract.granary.dev
            spec:
              group: contract.granary.dev
              scope: Namespaced
              names: {plural: widgets, singular: widget, kind: Widget, shortNames: [wd]}
              versions:
              - name: v1
                served: true
                storage: true
                subresources: {status: {}}
                schema:
                  openAPIV3Schema:
                    type: object
                    required: [spec]
                    properties:
                      spec:
                        type: object
                        required: [size]
                        properties:
                          size: {type: integer, minimum: 1}
                          mode: {type: string, enum: [Slow, Fast], default: Slow}
                          labels: {type: object, additionalProperties: {type: string}}
                          free: {type: object, x-kubernetes-preserve-unknown-fields: true}
                          tags: {type: array, items: {type: string}}
                          names: {type: array, x-kubernetes-list-type: set, items: {type: string}}
                          ports:
                            type: array
                            x-kubernetes-list-type: map
                            x-kubernetes-list-map-keys: [name]
                            items:
                              type: object
                              required: [name]
                              properties:
                                name: {type: string}
                                port: {type: integer}
                      status:
                        type: object
                        properties:
                          phase: {type: string}
                          observedGeneration: {type: integer}
            """;

    private SampleResources() {}

    static String widgets(String namespace) {
        return "/apis/" + GROUP + "/v1/namespaces/" + namespace + "/widgets";
    }

    static String widget(String name, String rest) {
        return "{\"apiVersion\":\"contract.granary.dev/v1\",\"kind\":\"Widget\",\"metadata\":{\"name\":\"" + name
                + "\"}," + rest + "}";
    }

    static String configMaps(String namespace) {
        return "/api/v1/namespaces/" + namespace + "/configmaps";
    }

    /** Metadata and data without braces: {@code "name":"a"}; no data at all if it is empty. */
    static String configMap(String metadata, String data) {
        String body = data.isEmpty() ? "" : ",\"data\":{" + data + "}";
        return "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{" + metadata + "}" + body + "}";
    }

    static String configMap(String name) {
        return configMap("\"name\":\"" + name + "\"", "\"k\":\"v\"");
    }
}
