package dev.granary.testing.landscape.api;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Claims and volumes that are made for each other. Nobody provisions: the harness plays the driver. */
interface StorageContract extends Contract {

    String VOLUMES = "/api/v1/persistentvolumes";

    @Test
    default void volumeThatNamesItsClaimIsBoundToIt() {
        String claims = claims();
        String name = volumeName(claims);
        admin().post(claims, claim("data", "\"storageClassName\":\"by-hand\","));
        admin().post(VOLUMES, volume(name, reference(claims, "data")));

        waitFor(claims + "/data", "/status/phase", "Bound");
        waitFor(claims + "/data", "/spec/volumeName", name);
        waitFor(claims + "/data", "/status/capacity/storage", "2Gi");
        waitFor(VOLUMES + "/" + name, "/status/phase", "Bound");
        waitFor(
                VOLUMES + "/" + name,
                "/spec/claimRef/uid",
                admin().get(claims + "/data").uid());
    }

    @Test
    default void claimThatNamesItsVolumeIsBoundToIt() {
        String claims = claims();
        String name = volumeName(claims);
        admin().post(VOLUMES, volume(name, ""));
        waitFor(VOLUMES + "/" + name, "/status/phase", "Available");

        admin().post(claims, claim("data", "\"storageClassName\":\"by-hand\",\"volumeName\":\"" + name + "\","));

        waitFor(claims + "/data", "/status/phase", "Bound");
        waitFor(VOLUMES + "/" + name, "/spec/claimRef/name", "data");
    }

    @Test
    default void volumeWhoseClaimIsGoneIsReleasedAndCanBeGivenToAnother() {
        String claims = claims();
        String name = volumeName(claims);
        admin().post(VOLUMES, volume(name, reference(claims, "first")));
        admin().post(claims, claim("first", "\"storageClassName\":\"by-hand\","));
        waitFor(claims + "/first", "/status/phase", "Bound");

        admin().delete(claims + "/first");
        waitFor(VOLUMES + "/" + name, "/status/phase", "Released");
        admin().patch(VOLUMES + "/" + name, PlainClient.MERGE, "{\"spec\":{\"claimRef\":null}}");
        waitFor(VOLUMES + "/" + name, "/status/phase", "Available");
        admin().post(claims, claim("second", "\"storageClassName\":\"by-hand\",\"volumeName\":\"" + name + "\","));

        waitFor(claims + "/second", "/status/phase", "Bound");
    }

    @Test
    default void claimOfAClassIsShownToItsProvisioner() {
        String claims = claims();
        storageClass("at-once", "Immediate");
        admin().post(claims, claim("data", "\"storageClassName\":\"at-once\","));

        waitFor(
                claims + "/data",
                "/metadata/annotations/volume.kubernetes.io~1storage-provisioner",
                "provisioner.example.com");
    }

    @Test
    default void claimThatWaitsForItsFirstConsumerIsShownOnceANodeIsChosen() {
        String claims = claims();
        storageClass("later", "WaitForFirstConsumer");
        admin().post(claims, claim("data", "\"storageClassName\":\"later\","));

        admin().patch(
                        claims + "/data",
                        PlainClient.MERGE,
                        "{\"metadata\":{\"annotations\":{\"volume.kubernetes.io/selected-node\":\"node-1\"}}}");

        waitFor(
                claims + "/data",
                "/metadata/annotations/volume.kubernetes.io~1storage-provisioner",
                "provisioner.example.com");
    }

    private void storageClass(String name, String mode) {
        admin().post("/apis/storage.k8s.io/v1/storageclasses", """
                {"apiVersion":"storage.k8s.io/v1","kind":"StorageClass","metadata":{"name":"%s"},
                 "provisioner":"provisioner.example.com","volumeBindingMode":"%s"}""".formatted(name, mode));
    }

    private String claims() {
        return "/api/v1/namespaces/" + namespace() + "/persistentvolumeclaims";
    }

    private static String volumeName(String claims) {
        return "volume-of-" + claims.split("/", -1)[4];
    }

    private static String reference(String claims, String name) {
        return "\"claimRef\":{\"namespace\":\"" + claims.split("/", -1)[4] + "\",\"name\":\"" + name + "\"},";
    }

    private void waitFor(String path, String pointer, String value) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin().get(path).textAt(pointer).equals(value));
    }

    private static String claim(String name, String spec) {
        return """
               {"apiVersion":"v1","kind":"PersistentVolumeClaim","metadata":{"name":"%s"},"spec":{%s
                "accessModes":["ReadWriteOnce"],"resources":{"requests":{"storage":"1Gi"}}}}""".formatted(name, spec);
    }

    private static String volume(String name, String spec) {
        return """
               {"apiVersion":"v1","kind":"PersistentVolume","metadata":{"name":"%s"},"spec":{%s
                "accessModes":["ReadWriteOnce"],"capacity":{"storage":"2Gi"},"storageClassName":"by-hand",
                "persistentVolumeReclaimPolicy":"Retain",
                "csi":{"driver":"driver.example.com","volumeHandle":"%s"}}}""".formatted(name, spec, name);
    }
}
