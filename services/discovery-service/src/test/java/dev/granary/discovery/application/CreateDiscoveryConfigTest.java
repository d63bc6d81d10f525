package dev.granary.discovery.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.discovery.application.CreateDiscoveryConfig.Created;
import dev.granary.discovery.application.CreateDiscoveryConfig.Refused;
import dev.granary.discovery.application.CreateDiscoveryConfig.Result;
import dev.granary.discovery.application.port.Garden.MissingRight;
import dev.granary.discovery.application.port.GardenerFault.Kind;
import dev.granary.discovery.domain.ConfigState;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.discovery.domain.FailureReason;
import dev.granary.discovery.domain.Kubeconfig;
import dev.granary.discovery.domain.KubeconfigReading;
import dev.granary.discovery.fakes.DirectTransactions;
import dev.granary.discovery.fakes.FakeCipher;
import dev.granary.discovery.fakes.FakeConfigs;
import dev.granary.discovery.fakes.FakeGarden;
import dev.granary.discovery.fakes.FakeShoots;
import dev.granary.discovery.fakes.MovingClock;
import dev.granary.problem.ErrorCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CreateDiscoveryConfigTest {

    private static final String GUID = "0d9b7f0e-6a41-4d0b-9c56-2f7a1c9b1a11";

    private final FakeShoots shoots = new FakeShoots();
    private final FakeConfigs configs = new FakeConfigs(shoots);
    private final FakeGarden garden = new FakeGarden();
    private final MovingClock clock = new MovingClock();
    private final BlockingTransactions transactions = new BlockingTransactions(new DirectTransactions());
    private final List<DiscoveryConfig> watched = new ArrayList<>();
    private final CreateDiscoveryConfig create = new CreateDiscoveryConfig(
            CreateDiscoveryConfigTest::read,
            garden,
            new NewConfigs(configs, new FakeCipher(), transactions, clock, UUID::randomUUID),
            watched::add);

    @Test
    void acceptsWhatWorksAndReadsTheNamespaceFromTheProject() {
        garden.namespace = Optional.of("garden-anything");

        Result result = create.create(request("fleet-a", "protect=true"));

        assertThat(result).isInstanceOfSatisfying(Created.class, created -> {
            assertThat(created.config().projectNamespace()).isEqualTo("garden-anything");
            assertThat(created.config().state()).isEqualTo(new ConfigState.Pending());
            assertThat(created.config().createdAt()).isEqualTo(clock.instant());
            assertThat(watched).containsExactly(created.config());
        });
    }

    @Test
    void sealsTheCredentialForThisConfigOnly() {
        Created created = (Created) create.create(request("fleet-a", "protect=true"));
        UUID id = created.config().id();

        assertThat(configs.kubeconfig(id).await().indefinitely())
                .hasValueSatisfying(
                        kept -> assertThat(new FakeCipher().open(id, kept)).isEqualTo("kubeconfig"));
    }

    @ParameterizedTest
    @CsvSource({
        "FORBIDDEN, ProjectNotAccessible, /project",
        "NOT_FOUND, ProjectNotAccessible, /project",
        "CREDENTIAL_REFUSED, GardenerCredentialRefused, /kubeconfig"
    })
    void refusesWhatGardenerRefusesAndStoresNothing(Kind kind, String code, String pointer) {
        garden.fail(kind);

        assertThat(refusals(create.create(request("fleet-a", "protect=true"))))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.code().code()).isEqualTo(code);
                    assertThat(refusal.pointer()).isEqualTo(pointer);
                });
        assertThat(all()).isEmpty();
        assertThat(watched).isEmpty();
    }

    @Test
    void namesEveryRightThatIsMissing() {
        garden.missing.add(new MissingRight("create", "shoots/adminkubeconfig"));
        garden.missing.add(new MissingRight("get", "configmaps"));

        assertThat(refusals(create.create(request("fleet-a", "protect=true"))))
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ErrorCode.GARDENER_RIGHT_MISSING);
                    assertThat(refusal.detail()).contains("create shoots/adminkubeconfig, get configmaps");
                });
    }

    @Test
    void storesAConfigWhoseGardenerDoesNotAnswerAsFailed() {
        garden.fail(Kind.UNREACHABLE);

        Result result = create.create(request("fleet-a", "protect=true"));

        assertThat(result)
                .isInstanceOfSatisfying(
                        Created.class,
                        created -> assertThat(created.config().state())
                                .isEqualTo(new ConfigState.Failed(
                                        FailureReason.GARDENER_UNREACHABLE, "scripted UNREACHABLE")));
        assertThat(all()).hasSize(1);
        assertThat(watched).hasSize(1);
    }

    @Test
    void refusesANameThatIsTaken() {
        create.create(request("fleet-a", "protect=true"));

        assertThat(refusals(create.create(request("fleet-a", "other=true"))))
                .extracting(Refusal::code)
                .containsExactly(ErrorCode.NAME_TAKEN);
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        ConfigRequest request = new ConfigRequest("Not A Name", null, "broken", "a in (", "no-guid", GUID);

        assertThat(refusals(create.create(request)))
                .extracting(Refusal::pointer)
                .containsExactly("/name", "/project", "/labelSelector", "/kubeconfig", "/workloadIdentity/clientId");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-a",
                "a-",
                "A",
                "a.b",
                "a_b",
                "ä",
                "1234567890123456789012345678901234567890123456789012345678901234"
            })
    void refusesNamesThatAreNotDnsLabels(String name) {
        assertThat(refusals(create.create(request(name, "protect=true"))))
                .extracting(Refusal::pointer)
                .containsExactly("/name");
    }

    @Test
    void printsNoKubeconfig() {
        assertThat(request("fleet-a", "protect=true").toString()).doesNotContain("\"kubeconfig\"", "=kubeconfig");
    }

    private static ConfigRequest request(String name, String selector) {
        return new ConfigRequest(name, "fleet", "kubeconfig", selector, GUID, GUID);
    }

    private static KubeconfigReading read(String text) {
        return text.equals("broken")
                ? new KubeconfigReading.Refused("It is broken.")
                : new KubeconfigReading.Accepted(new Kubeconfig(
                        URI.create("https://api.garden.example.com"), null, new Kubeconfig.BearerToken("t")));
    }

    private static List<Refusal> refusals(Result result) {
        return ((Refused) result).refusals();
    }

    private List<DiscoveryConfig> all() {
        return configs.all().await().indefinitely();
    }
}
