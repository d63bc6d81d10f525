package dev.granary.gateway.adapter.graphql;

import dev.granary.gateway.application.Cluster;
import dev.granary.gateway.application.Page;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("One page; nextCursor is null on the last, total counts the matches over all pages.")
public record ClusterPage(List<Cluster> items, @Nullable String nextCursor, long total) {

    static ClusterPage of(Page<Cluster> page) {
        return new ClusterPage(page.items(), page.nextCursor(), page.total());
    }
}
