package dev.granary.testing.landscape.gardener;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.gardener.FrontRequest.ShootPath;
import dev.granary.testing.landscape.gardener.ShootKubeconfig.Address;
import dev.granary.testing.landscape.pki.CertificateAuthority;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Gathers what a kubeconfig for a shoot is made of; whatever is missing first decides the refusal. */
final class KubeconfigInputs {

    private static final Set<String> API_SERVER_ADDRESSES =
            Set.of("external", "internal", "wildcard-tls-seed-bound", "unmanaged");

    private final ShootReader shoots;
    private final ClientAuthorities authorities;

    KubeconfigInputs(ShootReader shoots, ClientAuthorities authorities) {
        this.shoots = shoots;
        this.authorities = authorities;
    }

    sealed interface Lookup {}

    record Found(List<Address> addresses, CertificateAuthority clients, String clusterCaPem) implements Lookup {}

    record Missing(KubeStatus status) implements Lookup {}

    Lookup of(ShootPath path) {
        var shoot = shoots.shoot(path.namespace(), path.name());
        if (shoot.isEmpty()) {
            return new Missing(KubeStatus.shootNotFound(path.name()));
        }
        var addresses = addresses(shoot.get());
        if (addresses.isEmpty()) {
            return new Missing(noAddress(path.name()));
        }
        var clients = authorities.of(path.name());
        if (clients.isEmpty()) {
            return new Missing(KubeStatus.internalError(
                    "could not get client CA secret: internalsecret \"" + path.name() + ".ca-client\" not found"));
        }
        var bundle = shoots.clusterAuthority(path.namespace(), path.name());
        if (bundle.isEmpty()) {
            return new Missing(KubeStatus.internalError(
                    "could not get cluster CA secret: secret \"" + path.name() + ".ca-cluster\" not found"));
        }
        return new Found(addresses, clients.get(), bundle.get());
    }

    private static KubeStatus noAddress(String shoot) {
        return KubeStatus.invalid(
                KubeconfigRequest.GROUP,
                KubeconfigRequest.KIND,
                shoot,
                "status.status",
                "Invalid value: null: no suitable advertised address for kube-apiserver found in"
                        + " .status.advertisedAddresses");
    }

    private static List<Address> addresses(JsonNode shoot) {
        var addresses = new ArrayList<Address>();
        for (var address : shoot.at("/status/advertisedAddresses")) {
            var name = address.path("name").asText();
            if (API_SERVER_ADDRESSES.contains(name)) {
                addresses.add(new Address(name, URI.create(address.path("url").asText())));
            }
        }
        return addresses;
    }
}
