package dev.granary.testing.landscape.api;

/** Deployments of the cases. */
final class Deployments {

    private Deployments() {}

    /** One container {@code app} with a variable A. */
    static String web(String image) {
        return withContainer(
                "{\"name\":\"app\",\"image\":\"" + image + "\",\"env\":[{\"name\":\"A\",\"value\":\"1\"}]}");
    }

    static String withContainer(String container) {
        return """
               {"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"web"},"spec":{
                "replicas":0,
                "selector":{"matchLabels":{"app":"web"}},
                "template":{"metadata":{"labels":{"app":"web"}},"spec":{"containers":[%s]}}}}""".formatted(container);
    }
}
