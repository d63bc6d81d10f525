package dev.granary.gateway.adapter.graphql;

import dev.granary.gateway.application.Page;
import dev.granary.gateway.application.Restore;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("One page; nextCursor is null on the last, total counts the matches over all pages.")
public record RestorePage(List<Restore> items, @Nullable String nextCursor, long total) {

    static RestorePage of(Page<Restore> page) {
        return new RestorePage(page.items(), page.nextCursor(), page.total());
    }
}
