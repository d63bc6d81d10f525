package dev.granary.repository;

import picocli.CommandLine.Command;

/** The group of all commands. */
@Command(
        name = "repository",
        description = "Backups on any store, with no control plane.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all of it was done, and nothing is wrong",
            "1:nothing was done, or not to the end; the message says why",
            "2:the command line is not one",
            "3:done, but for what is named: files that could not be read or restored",
            "4:the store lacks bytes that a backup needs, or has others; what could be done was done",
            "5:refused: it might have destroyed something, or a retention lock forbids it"
        },
        footer = {
            "",
            "Examples:",
            "  granary repository backup-directory --store /mnt/backup --cluster 0f6d2f44-7a0b-4a57-8d61-6f6f3d1f6a10 /srv/data",
            "  granary repository restore-directory --store /mnt/backup --cluster 0f6d2f44-7a0b-4a57-8d61-6f6f3d1f6a10 /srv/new",
            "  granary repository COMMAND --help"
        })
final class RepositoryCommand {}
