package dev.granary.discovery.application;

import static dev.granary.discovery.fakes.Examples.PROTECTED;
import static dev.granary.discovery.fakes.Examples.config;
import static dev.granary.discovery.fakes.Examples.shoot;
import static dev.granary.discovery.fakes.Examples.uuid;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.discovery.application.port.AgentSettings;
import dev.granary.discovery.application.port.GardenerFault;
import dev.granary.discovery.application.port.ShootAdmission;
import dev.granary.discovery.application.port.ShootClusters;
import dev.granary.discovery.application.port.ShootFault;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.discovery.domain.FailureReason;
import dev.granary.discovery.domain.InstallationOutcome;
import dev.granary.discovery.domain.InstallationOutcome.Asleep;
import dev.granary.discovery.domain.InstallationOutcome.Failed;
import dev.granary.discovery.domain.InstallationOutcome.Installed;
import dev.granary.discovery.domain.KnownShoot;
import dev.granary.discovery.domain.Kubeconfig;
import dev.granary.discovery.domain.KubeconfigReading;
import dev.granary.discovery.domain.ObservedShoot;
import dev.granary.discovery.domain.ShootFacts;
import dev.granary.discovery.fakes.DirectTransactions;
import dev.granary.discovery.fakes.Examples;
import dev.granary.discovery.fakes.FakeCipher;
import dev.granary.discovery.fakes.FakeConfigs;
import dev.granary.discovery.fakes.FakeGarden;
import dev.granary.discovery.fakes.FakeShoots;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstallAgentTest {

    private static final AgentSettings.Common AGENT = new AgentSettings.Common(
            "edge-agent:0.1.0", "0.1.0", "bus:9093", URI.create("https://registry"), Duration.ofSeconds(30), "PEM");
    private static final UUID SHOOT = uuid("one");
    private static final Kubeconfig ADMIN =
            new Kubeconfig(URI.create("https://one"), null, new Kubeconfig.BearerToken("short-lived"));

    private final FakeShoots shoots = new FakeShoots();
    private final FakeConfigs configs = new FakeConfigs(shoots);
    private final FakeGarden garden = new FakeGarden();
    private final List<AgentSettings> applied = new ArrayList<>();
    private final DiscoveryConfig config = config("fleet-a");

    @BeforeEach
    void know() {
        configs.add(config, new FakeCipher().seal(config.id(), "kubeconfig"))
                .await()
                .indefinitely();
        ObservedShoot one = shoot("one", PROTECTED);
        store(new KnownShoot(one.facts(), config.id(), true, 1));
        garden.put(one);
        garden.admission = () -> new ShootAdmission.Granted(ADMIN);
    }

    @Test
    void appliesTheAgentWithTheIdentityOfTheConfig() {
        InstallationOutcome outcome = install(this::accept);

        assertThat(outcome).isEqualTo(new Installed("0.1.0", "https://issuer", "{\"keys\":[]}"));
        assertThat(applied).containsExactly(new AgentSettings(SHOOT, "fleet", Examples.IDENTITY, AGENT));
    }

    @Test
    void waitsForASleepingShootWithoutAskingForAKubeconfig() {
        garden.put(shoot("one", PROTECTED, true));
        garden.admission = () -> {
            throw new AssertionError("must not ask");
        };

        assertThat(install(this::accept)).isEqualTo(new Asleep());
    }

    @Test
    void doesNotGiveTheAgentToAShootThatWasMadeAgainUnderTheName() {
        ShootFacts old = shoot("one", PROTECTED).facts();
        ShootFacts madeAgain = new ShootFacts(
                UUID.randomUUID(),
                "one",
                old.namespace(),
                old.project(),
                old.labels(),
                old.region(),
                old.provider(),
                old.purpose(),
                old.kubernetesVersion(),
                false);
        garden.put(new ObservedShoot(madeAgain, PROTECTED, false));

        assertThat(install(this::accept)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(FailureReason.SHOOT_GONE);
            assertThat(failed.retrying()).isFalse();
        });
        assertThat(applied).isEmpty();
    }

    @Test
    void leavesAloneAShootThatIsGoneOrNotManaged() {
        garden.remove("one");
        assertThat(reason(install(this::accept))).isEqualTo(FailureReason.SHOOT_GONE);

        store(new KnownShoot(shoot("one", PROTECTED).facts(), config.id(), false, 2));
        assertThat(reason(install(this::accept))).isEqualTo(FailureReason.SHOOT_NOT_MANAGED);
    }

    @Test
    void triesAgainWhenGardenerHasNoKubeconfigYet() {
        garden.admission = () -> new ShootAdmission.NotYet("no address");

        assertThat(install(this::accept)).isEqualTo(new Failed(FailureReason.SHOOT_NOT_READY, "no address", true));
    }

    @ParameterizedTest
    @CsvSource({
        "UNREACHABLE, GARDENER_UNREACHABLE, true",
        "REFUSED, GARDENER_UNREACHABLE, true",
        "CREDENTIAL_REFUSED, GARDENER_CREDENTIAL_REFUSED, true",
        "FORBIDDEN, GARDENER_RIGHT_MISSING, true",
        "NOT_FOUND, SHOOT_GONE, false"
    })
    void saysWhatGardenerRefused(GardenerFault.Kind kind, FailureReason reason, boolean retrying) {
        garden.admission = () -> {
            throw new GardenerFault(kind, "scripted");
        };

        assertThat(install(this::accept)).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.retrying()).isEqualTo(retrying);
        });
    }

    @Test
    void saysWhatTheShootRefused() {
        InstallationOutcome outcome = install((admin, settings) -> {
            throw new ShootFault(FailureReason.AGENT_APPLY_REFUSED, "The shoot refused Deployment granary-agent.");
        });

        assertThat(outcome)
                .isEqualTo(new Failed(
                        FailureReason.AGENT_APPLY_REFUSED, "The shoot refused Deployment granary-agent.", true));
    }

    private ShootClusters.Issuer accept(Kubeconfig admin, AgentSettings settings) {
        assertThat(admin).isEqualTo(ADMIN);
        applied.add(settings);
        return new ShootClusters.Issuer("https://issuer", "{\"keys\":[]}");
    }

    private InstallationOutcome install(ShootClusters clusters) {
        BlockingTransactions transactions = new BlockingTransactions(new DirectTransactions());
        Gardens gardens = new Gardens(
                configs, new FakeCipher(), text -> new KubeconfigReading.Accepted(ADMIN), garden, transactions);
        return new InstallAgent(new KnownTargets(shoots, configs, transactions), gardens, clusters, AGENT)
                .attempt(SHOOT);
    }

    private static FailureReason reason(InstallationOutcome outcome) {
        return ((Failed) outcome).reason();
    }

    private void store(KnownShoot shoot) {
        shoots.store(List.of(shoot)).await().indefinitely();
    }
}
