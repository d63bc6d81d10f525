package dev.granary.gateway.adapter.graphql;

import dev.granary.gateway.application.Backup;
import dev.granary.gateway.application.Page;
import java.util.List;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

@Description("One page; nextCursor is null on the last, total counts the matches over all pages.")
public record BackupPage(List<Backup> items, @Nullable String nextCursor, long total) {

    static BackupPage of(Page<Backup> page) {
        return new BackupPage(page.items(), page.nextCursor(), page.total());
    }
}
