package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.json.Meta;
import dev.granary.testing.landscape.embedded.status.Cause;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.GroupResource;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import dev.granary.testing.landscape.embedded.store.Stored;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Gives services their cluster addresses, each only once. */
final class ServiceAddresses {

    private static final GroupResource SERVICES = new GroupResource("", "services");
    private static final String NONE = "None";
    private static final int LARGEST = 1 << 16;

    private final ObjectStore store;

    ServiceAddresses(ObjectStore store) {
        this.store = store;
    }

    void allocate(ObjectNode service) {
        ObjectNode spec = Json.childObject(service, "spec");
        if (spec.path("type").asText("").equals("ExternalName")) {
            return;
        }
        String wanted = spec.path("clusterIP").asText("");
        Set<String> taken = taken();
        if (taken.contains(wanted)) {
            Cause cause = Cause.invalid(
                    "spec.clusterIPs",
                    "[\"" + wanted + "\"]",
                    "failed to allocate IP " + wanted + ": provided IP is already allocated");
            throw Failures.invalid("", "Service", Meta.of(service).name(), List.of(cause));
        }
        String address = wanted.isEmpty() ? free(taken) : wanted;
        spec.put("clusterIP", address).putArray("clusterIPs").add(address);
        spec.putArray("ipFamilies").add("IPv4");
        spec.put("ipFamilyPolicy", "SingleStack");
    }

    /** An update that leaves the address out keeps it. */
    static void keep(JsonNode before, ObjectNode next) {
        ObjectNode spec = Json.childObject(next, "spec");
        for (String field : List.of("clusterIP", "clusterIPs", "ipFamilies", "ipFamilyPolicy")) {
            JsonNode earlier = before.path("spec").path(field);
            if (!spec.hasNonNull(field) && !earlier.isMissingNode()) {
                spec.set(field, earlier.deepCopy());
            }
        }
    }

    private Set<String> taken() {
        Set<String> taken = new HashSet<>();
        for (Stored stored : store.all(SERVICES, "")) {
            String address = stored.read().path("spec").path("clusterIP").asText("");
            if (!address.equals(NONE)) {
                taken.add(address);
            }
        }
        taken.remove("");
        return taken;
    }

    private static String free(Set<String> taken) {
        for (int i = 1; i < LARGEST; i++) {
            String address = "10.96." + (i >> 8) + "." + (i & 0xff);
            if (!taken.contains(address)) {
                return address;
            }
        }
        throw Failures.internal("no free cluster address");
    }
}
