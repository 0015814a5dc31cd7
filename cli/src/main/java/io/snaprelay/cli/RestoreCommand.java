package io.snaprelay.cli;

import picocli.CommandLine.Command;

/** Shows what a restore that stays would be, before it is paid for. */
@Command(
    name = "restore",
    description = "Shows what a restore that stays would do.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = RestorePreviewCommand.class)
final class RestoreCommand {}
