package dev.granary.repository;

import picocli.CommandLine.Parameters;

/** Which backup to look at. */
final class BackupOption {

    @Parameters(
            arity = "0..1",
            paramLabel = "latest|BACKUP",
            converter = BackupChoice.Converter.class,
            description = "Which backup; the latest by default.")
    private BackupChoice choice = new BackupChoice.Latest();

    BackupChoice choice() {
        return choice;
    }
}
