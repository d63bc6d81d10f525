package dev.granary.demo;

import dev.granary.contracts.Participant;
import dev.granary.demo.stack.MemoryUse;
import dev.granary.demo.stack.Stack;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;

/** What the person sees at the end: the fleet, where to look, what it costs. */
final class DemoReport {
    private static final String MEMORY = "%-24s  %8s  %8s%n";

    private final PrintStream out;
    private final boolean keepsLogs;

    DemoReport(PrintStream out, boolean keepsLogs) {
        this.out = out;
        this.keepsLogs = keepsLogs;
    }

    void print(Stack stack, List<FleetRow> fleet) {
        out.println();
        out.print(FleetTable.of(fleet));
        out.println();
        places(stack);
        out.println();
        memory(stack.memory());
    }

    private void places(Stack stack) {
        URI gateway = stack.gateway();
        out.println("GraphQL  " + gateway + "/graphql");
        out.println("REST     " + gateway
                + "/api/clusters, /api/locations, /api/backups, /api/restores, /api/discovery-configs");
        for (Participant service : Participant.values()) {
            out.println("metrics  " + stack.service(service).url() + "/q/metrics  " + service.serviceName());
        }
        out.println("logs     " + stack.directory() + (keepsLogs ? "" : "  (deleted at the end; --keep keeps them)"));
    }

    private void memory(List<MemoryUse> uses) {
        out.printf(MEMORY, "memory in MiB", "resident", "share");
        uses.forEach(use -> out.printf(MEMORY, use.name(), use.residentMebibytes(), use.shareMebibytes()));
        out.printf(
                MEMORY,
                "in all",
                "",
                uses.stream().mapToLong(MemoryUse::shareMebibytes).sum());
    }
}
