package dev.granary.discovery.application;

import dev.granary.discovery.application.port.Garden;
import dev.granary.discovery.application.port.Garden.MissingRight;
import dev.granary.discovery.application.port.GardenerFault;
import dev.granary.discovery.domain.ConfigState;
import dev.granary.discovery.domain.FailureReason;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether a credential can do in a project what discovery needs. */
final class ProjectCheck {

    private ProjectCheck() {}

    /** What came out. */
    sealed interface Outcome {}

    record Accessible(String namespace) implements Outcome {}

    record Refused(FailureReason reason, String message) implements Outcome {}

    /** Asks for the project, then for the rights in its namespace. Blocks. */
    static Outcome of(Garden garden, String project) {
        try {
            Optional<String> namespace = garden.namespaceOf(project);
            return namespace
                    .map(name -> rights(garden, name))
                    .orElseGet(() -> new Refused(
                            FailureReason.PROJECT_NOT_ACCESSIBLE,
                            "Project " + project + " has no namespace yet; wait until Gardener shows it as Ready."));
        } catch (GardenerFault fault) {
            return new Refused(ofProject(fault), sentence(fault, project));
        }
    }

    private static Outcome rights(Garden garden, String namespace) {
        List<MissingRight> missing = garden.missingRights(namespace);
        if (missing.isEmpty()) {
            return new Accessible(namespace);
        }
        return new Refused(
                FailureReason.GARDENER_RIGHT_MISSING,
                missing.stream()
                        .map(right -> right.verb() + " " + right.resource())
                        .collect(Collectors.joining(
                                ", ", "In namespace " + namespace + " the credential may not: ", "; grant it.")));
    }

    /** The state of a config whose shoots cannot be listed or watched for this reason. */
    static ConfigState.Failed failure(GardenerFault fault) {
        FailureReason reason =
                switch (fault.kind()) {
                    case FORBIDDEN, NOT_FOUND -> FailureReason.GARDENER_RIGHT_MISSING;
                    case CREDENTIAL_REFUSED, CREDENTIAL_UNUSABLE -> FailureReason.GARDENER_CREDENTIAL_REFUSED;
                    case UNREACHABLE, EXPIRED, REFUSED -> FailureReason.GARDENER_UNREACHABLE;
                };
        return new ConfigState.Failed(reason, fault.sentence());
    }

    private static FailureReason ofProject(GardenerFault fault) {
        return switch (fault.kind()) {
            case FORBIDDEN, NOT_FOUND -> FailureReason.PROJECT_NOT_ACCESSIBLE;
            case CREDENTIAL_REFUSED, CREDENTIAL_UNUSABLE -> FailureReason.GARDENER_CREDENTIAL_REFUSED;
            case UNREACHABLE, EXPIRED, REFUSED -> FailureReason.GARDENER_UNREACHABLE;
        };
    }

    private static String sentence(GardenerFault fault, String project) {
        return ofProject(fault) == FailureReason.PROJECT_NOT_ACCESSIBLE
                ? "Project " + project + " does not exist or the credential may not read it (" + fault.sentence() + ")."
                : fault.sentence();
    }
}
