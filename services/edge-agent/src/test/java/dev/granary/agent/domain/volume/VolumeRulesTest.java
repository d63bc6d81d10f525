package dev.granary.agent.domain.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.fakes.Yaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class VolumeRulesTest {

    @TestFactory
    Stream<DynamicTest> choosesTheWayOfEachClaim() throws IOException {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.text("about").orElseThrow(),
                        () -> assertThat(text(VolumeRules.way(facts(one))))
                                .isEqualTo(one.text("expect").orElseThrow())));
    }

    @TestFactory
    Stream<DynamicTest> everyRefusalSaysWhatToDoInstead() throws IOException {
        return cases().stream()
                .flatMap(one -> VolumeRules.way(facts(one)) instanceof VolumeWay.Refused refused
                        ? Stream.of(DynamicTest.dynamicTest(
                                one.text("about").orElseThrow(),
                                () -> assertThat(refused.message()).matches("[A-Z].+[.] [A-Z].+[.]")))
                        : Stream.empty());
    }

    private static ClaimFacts facts(Fields one) {
        Fields claim = one.child("claim").orElseThrow();
        claim.put("data", "metadata", "name");
        claim.put("shop", "metadata", "namespace");
        return new ClaimFacts(
                new KubeObject(claim),
                one.child("volume").map(KubeObject::new).orElse(null),
                objects(one, "snapshotClasses"),
                objects(one, "pods"));
    }

    private static List<KubeObject> objects(Fields one, String field) {
        return one.children(field).stream().map(KubeObject::new).toList();
    }

    private static String text(VolumeWay way) {
        return switch (way) {
            case VolumeWay.Snapshot(String driver, String name) -> "snapshot " + name + " of " + driver;
            case VolumeWay.HostPath(String node, String path) -> node + " " + path;
            case VolumeWay.Skipped() -> "skipped";
            case VolumeWay.Refused(Reason reason, String ignored) -> reason.code();
        };
    }

    private static List<Fields> cases() throws IOException {
        try (var in = VolumeRulesTest.class.getResourceAsStream("ways.yaml")) {
            return Yaml.list(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
