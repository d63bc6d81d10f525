package dev.granary.testing.landscape.gardener;

import java.util.List;

/**
 * One thing that an account may do.
 *
 * @param resource plural, with its subresource: {@code shoots/adminkubeconfig}
 */
record Right(String verb, String resource) {

    /** What discovery needs and no more. */
    static final List<Right> OF_DISCOVERY = List.of(
            new Right("get", "projects"),
            new Right("get", "shoots"),
            new Right("list", "shoots"),
            new Right("watch", "shoots"),
            new Right("create", "shoots/adminkubeconfig"),
            new Right("get", "configmaps"));

    String group() {
        return resource.equals("configmaps") || resource.equals("secrets") ? "" : GardenObjects.GROUP;
    }

    /** Projects are outside of any namespace; the account knows its own one only. */
    boolean onProject() {
        return resource.equals("projects");
    }

    String plural() {
        return resource.split("/", 2)[0];
    }

    String subresource() {
        return resource.contains("/") ? resource.split("/", 2)[1] : "";
    }
}
