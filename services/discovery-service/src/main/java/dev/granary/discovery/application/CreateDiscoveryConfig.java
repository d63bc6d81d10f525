package dev.granary.discovery.application;

import dev.granary.discovery.application.port.Garden;
import dev.granary.discovery.application.port.Gardener;
import dev.granary.discovery.application.port.GardenerFault;
import dev.granary.discovery.application.port.Kubeconfigs;
import dev.granary.discovery.domain.ConfigState;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.discovery.domain.FailureReason;
import dev.granary.problem.ErrorCode;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Accepts a discovery config when it works, and when Gardener cannot be asked at the moment: then it is stored as FAILED
 * and tried again. Stores nothing of what it refuses.
 */
public final class CreateDiscoveryConfig {

    private final Kubeconfigs kubeconfigs;
    private final Gardener gardener;
    private final NewConfigs newConfigs;
    private final Consumer<DiscoveryConfig> watch;

    /**
     * Puts it together.
     *
     * @param watch told of every config that was stored
     */
    public CreateDiscoveryConfig(
            Kubeconfigs kubeconfigs, Gardener gardener, NewConfigs newConfigs, Consumer<DiscoveryConfig> watch) {
        this.kubeconfigs = kubeconfigs;
        this.gardener = gardener;
        this.newConfigs = newConfigs;
        this.watch = watch;
    }

    /** What came out. */
    public sealed interface Result {}

    public record Created(DiscoveryConfig config) implements Result {}

    /**
     * Nothing was stored.
     *
     * @param refusals at least one
     */
    public record Refused(List<Refusal> refusals) implements Result {}

    /** Blocks while Gardener is asked. */
    public Result create(ConfigRequest request) {
        ConfigForm form = new ConfigForm();
        Optional<ConfigForm.Fields> fields = form.read(request, kubeconfigs);
        return fields.map(this::check).orElseGet(() -> new Refused(form.refusals()));
    }

    private Result check(ConfigForm.Fields fields) {
        if (newConfigs.nameTaken(fields.name())) {
            return nameTaken(fields.name());
        }
        return switch (probe(fields)) {
            case ProjectCheck.Accessible accessible -> store(fields, accessible.namespace(), new ConfigState.Pending());
            case ProjectCheck.Refused refused
            when refused.reason() == FailureReason.GARDENER_UNREACHABLE ->
                store(fields, null, new ConfigState.Failed(refused.reason(), refused.message()));
            case ProjectCheck.Refused refused -> refuse(refused);
        };
    }

    private ProjectCheck.Outcome probe(ConfigForm.Fields fields) {
        try (Garden garden = gardener.connect(fields.kubeconfig())) {
            return ProjectCheck.of(garden, fields.project());
        } catch (GardenerFault unusable) {
            return new ProjectCheck.Refused(FailureReason.GARDENER_CREDENTIAL_REFUSED, unusable.sentence());
        }
    }

    private Result store(ConfigForm.Fields fields, @Nullable String namespace, ConfigState state) {
        Optional<DiscoveryConfig> stored = newConfigs.store(fields, namespace, state);
        stored.ifPresent(watch);
        return stored.<Result>map(Created::new).orElseGet(() -> nameTaken(fields.name()));
    }

    private static Result nameTaken(String name) {
        return new Refused(List.of(
                new Refusal(ErrorCode.NAME_TAKEN, "/name", "There is a discovery config named " + name + " already.")));
    }

    private static Result refuse(ProjectCheck.Refused refused) {
        String pointer = refused.reason() == FailureReason.PROJECT_NOT_ACCESSIBLE ? "/project" : "/kubeconfig";
        ErrorCode code = ErrorCode.of(refused.reason().wireName()).orElseThrow();
        return new Refused(List.of(new Refusal(code, pointer, refused.message())));
    }
}
