package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.BackupResult;
import dev.granary.backup.application.BackupResult.Accepted;
import dev.granary.backup.application.BackupResult.AcceptedBefore;
import dev.granary.backup.application.BackupResult.Refused;
import dev.granary.backup.domain.Backup;
import java.net.URI;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;

/** How a request that makes a backup is answered. */
final class BackupAnswers {
    private BackupAnswers() {}

    static RestResponse<BackupBody> of(BackupResult result) {
        return switch (result) {
            case Accepted(var backup, var cluster) ->
                ResponseBuilder.<BackupBody>created(address(backup))
                        .entity(BackupBody.of(
                                backup, Notices.whyItWaits(backup, cluster).orElse(null)))
                        .build();
            case AcceptedBefore(var backup) ->
                ResponseBuilder.ok(BackupBody.of(backup))
                        .location(address(backup))
                        .build();
            case Refused refused -> throw Refusals.of(refused);
        };
    }

    private static URI address(Backup backup) {
        return URI.create("/api/backups/" + backup.id());
    }
}
