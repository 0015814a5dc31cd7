package io.snaprelay.cli;

import picocli.CommandLine.Command;

/** Restores that stay: what they would be, and what people decide about them. */
@Command(
    name = "restore",
    description = "Shows restores that stay, and lets people decide about cutovers.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RestorePreviewCommand.class,
      RestoreApproveCommand.class,
      RestoreRevertCommand.class
    })
final class RestoreCommand {}
