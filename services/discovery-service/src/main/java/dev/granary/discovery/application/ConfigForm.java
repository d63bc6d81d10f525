package dev.granary.discovery.application;

import dev.granary.discovery.application.port.Kubeconfigs;
import dev.granary.discovery.domain.Kubeconfig;
import dev.granary.discovery.domain.KubeconfigReading;
import dev.granary.discovery.domain.WorkloadIdentity;
import dev.granary.problem.ErrorCode;
import dev.granary.selection.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads every field of a request and collects all that is wrong, so that a person corrects it in one go. */
final class ConfigForm {

    private static final Pattern DNS_LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");
    private static final Pattern GUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int LONGEST_KUBECONFIG = 65_536;

    private final List<Refusal> refusals = new ArrayList<>();

    /** The fields as they can be used. */
    record Fields(
            String name,
            String project,
            String kubeconfigText,
            Kubeconfig kubeconfig,
            LabelSelector selector,
            WorkloadIdentity identity) {

        @Override
        public String toString() {
            return "Fields[name=" + name + "]";
        }
    }

    List<Refusal> refusals() {
        return List.copyOf(refusals);
    }

    /** Empty when something was refused. */
    Optional<Fields> read(ConfigRequest request, Kubeconfigs kubeconfigs) {
        String name = label("/name", request.name());
        String project = label("/project", request.project());
        LabelSelector selector = selector(request.labelSelector());
        Kubeconfig kubeconfig = kubeconfig(request.kubeconfig(), kubeconfigs);
        UUID client = guid("/workloadIdentity/clientId", request.clientId());
        UUID tenant = guid("/workloadIdentity/tenantId", request.tenantId());
        String text = request.kubeconfig();
        if (name == null
                || project == null
                || selector == null
                || kubeconfig == null
                || client == null
                || tenant == null
                || text == null) {
            return Optional.empty();
        }
        return Optional.of(new Fields(name, project, text, kubeconfig, selector, new WorkloadIdentity(client, tenant)));
    }

    private @Nullable String label(String pointer, @Nullable String value) {
        String present = present(pointer, value);
        if (present == null || DNS_LABEL.matcher(present).matches()) {
            return present;
        }
        refuse(
                ErrorCode.FIELD_INVALID,
                pointer,
                "It takes up to 63 lower-case letters, digits and '-', with a letter or digit at both ends.");
        return null;
    }

    private @Nullable UUID guid(String pointer, @Nullable String value) {
        String present = present(pointer, value);
        if (present == null) {
            return null;
        }
        if (GUID.matcher(present).matches()) {
            return UUID.fromString(present);
        }
        refuse(ErrorCode.FIELD_INVALID, pointer, "It takes a GUID as Microsoft Entra ID shows it.");
        return null;
    }

    private @Nullable LabelSelector selector(@Nullable String value) {
        if (value == null) {
            refuse(ErrorCode.FIELD_MISSING, "/labelSelector", "It is missing.");
            return null;
        }
        return switch (LabelSelector.read(value)) {
            case LabelSelector.Valid valid -> valid.selector();
            case LabelSelector.Invalid invalid -> {
                refuse(ErrorCode.SELECTOR_INVALID, "/labelSelector", invalid.problem());
                yield null;
            }
        };
    }

    private @Nullable Kubeconfig kubeconfig(@Nullable String value, Kubeconfigs kubeconfigs) {
        String present = present("/kubeconfig", value);
        if (present == null) {
            return null;
        }
        return switch (readable(present, kubeconfigs)) {
            case KubeconfigReading.Accepted accepted -> accepted.kubeconfig();
            case KubeconfigReading.Refused refused -> {
                refuse(ErrorCode.KUBECONFIG_MALFORMED, "/kubeconfig", refused.problem());
                yield null;
            }
        };
    }

    private static KubeconfigReading readable(String text, Kubeconfigs kubeconfigs) {
        return text.length() > LONGEST_KUBECONFIG
                ? new KubeconfigReading.Refused("It is longer than 64 KiB.")
                : kubeconfigs.read(text);
    }

    private @Nullable String present(String pointer, @Nullable String value) {
        if (value == null || value.isBlank()) {
            refuse(ErrorCode.FIELD_MISSING, pointer, "It is missing.");
            return null;
        }
        return value;
    }

    private void refuse(ErrorCode code, String pointer, String detail) {
        refusals.add(new Refusal(code, pointer, detail));
    }
}
