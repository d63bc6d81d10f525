package dev.granary.testing.landscape.gardener;

import java.util.regex.Pattern;

/**
 * One incarnation of a shoot. The technical id returns when a shoot is made again; the uid and all that contains it do not.
 *
 * @param namespace the project's namespace
 */
record ShootIdentity(String project, String namespace, String name, String uid) {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    /** Project and shoot together have at most 21 characters; two hyphens in a row would make technical ids ambiguous. */
    private static final int LONGEST = 21;

    static boolean validName(String project, String shoot) {
        return NAME.matcher(shoot).matches() && !shoot.contains("--") && project.length() + shoot.length() <= LONGEST;
    }

    String technicalId() {
        return "shoot--" + project + "--" + name;
    }

    String clusterIdentity() {
        return technicalId() + "-" + uid + "-" + GardenObjects.GARDEN_IDENTITY;
    }

    /** The managed issuer: its keys would be served publicly by gardener-discovery-server, which this landscape lacks. */
    String issuer() {
        return "https://" + GardenObjects.DISCOVERY_HOST + "/projects/" + project + "/shoots/" + uid + "/issuer";
    }
}
