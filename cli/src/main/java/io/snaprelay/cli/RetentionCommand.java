package io.snaprelay.cli;

import picocli.CommandLine.Command;

/** Shows what would expire, before anything does. */
@Command(
    name = "retention",
    description = "Shows what expires.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = RetentionPreviewCommand.class)
final class RetentionCommand {}
