package dev.granary.gateway.adapter.graphql;

import dev.granary.gateway.application.Location;
import dev.granary.gateway.application.Page;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("One page; nextCursor is null on the last, total counts the matches over all pages.")
public record LocationPage(List<Location> items, @Nullable String nextCursor, long total) {

    static LocationPage of(Page<Location> page) {
        return new LocationPage(page.items(), page.nextCursor(), page.total());
    }
}
