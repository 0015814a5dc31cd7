package io.snaprelay.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;

/** The command line's entry. */
@Command(
    name = "snaprelay",
    description = "Runs the life of Amazon RDS snapshots, and proves that they can be restored.",
    versionProvider = SnapRelay.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      PlanCommand.class,
      RunCommand.class,
      StatusCommand.class,
      CancelCommand.class,
      RedriveCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every run SUCCEEDED, or nothing is wrong",
      "1:a run FAILED",
      "2:the command line or the configuration is wrong",
      "3:the trigger was refused",
      "4:nobody answered the trigger, or the run did not end, in time"
    })
public final class SnapRelay {
  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show what this command does.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new SnapRelay())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(SnapRelay::explain);
  }

  /** What a user can mend is said in one line; a defect keeps its stack trace. */
  private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed)
      throws Exception {
    if (failure instanceof Complaint complaint) {
      command.getErr().println("snaprelay: " + complaint.getMessage());
      return complaint.exitCode();
    }
    throw failure;
  }

  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = SnapRelay.class.getPackage().getImplementationVersion();
      return new String[] {"snaprelay " + (version == null ? "(not packaged)" : version)};
    }
  }
}
