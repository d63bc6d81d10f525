package dev.granary.backup.application.port;

import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.VerificationId;

/** New identities; never the same twice. */
public interface Ids {
    BackupId newBackup();

    RestoreId newRestore();

    CommandId newCommand();

    VerificationId newVerification();
}
