package io.snaprelay.cli;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line's entry. */
@Command(
    name = "snaprelay",
    description = "Runs the life of Amazon RDS snapshots, and proves that they can be restored.",
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      DoctorCommand.class,
      PlanCommand.class,
      SchedulesCommand.class,
      RunCommand.class,
      StatusCommand.class,
      CancelCommand.class,
      RedriveCommand.class,
      EvidenceCommand.class,
      CoverageCommand.class,
      SanitizeCommand.class,
      RetentionCommand.class,
      RestoreCommand.class,
      CopiesCommand.class,
      ShareCommand.class,
      SweepCommand.class,
      CompletionCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every run SUCCEEDED, or nothing is wrong",
      "1:a run FAILED, a plan or rules file is wrong, evidence is not verified, a database not proved, a quota runs out, sharing differs, doctor finds a problem, something was left behind, or an account does not let us look",
      "2:the command line or the configuration is wrong",
      "3:the trigger was refused",
      "4:nobody answered the trigger, or the run did not end, in time",
      "70:a defect of SnapRelay"
    })
public final class SnapRelay implements Callable<Integer> {
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

  @Spec private CommandSpec command;

  /** Runs a command and exits with its code. */
  public static void main(String[] arguments) {
    // Before anything logs: the services' log manager is on the class path, and says so if it is
    // not asked.
    System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    Errors errors = new Errors();
    return new CommandLine(new SnapRelay())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .registerConverter(Duration.class, new DurationText())
        .registerConverter(Instant.class, new InstantText())
        .setParameterExceptionHandler(errors)
        .setExecutionExceptionHandler(errors)
        .setExitCodeExceptionMapper(defect -> ExitCode.DEFECT);
  }

  /** Without a command: which ones there are. */
  @Override
  public Integer call() {
    command.commandLine().usage(command.commandLine().getErr());
    return ExitCode.USAGE;
  }
}
