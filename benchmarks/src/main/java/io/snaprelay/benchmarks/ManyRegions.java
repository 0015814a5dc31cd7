package io.snaprelay.benchmarks;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The entry of {@code benchmarks/regions}. */
@Command(
    name = "benchmarks/regions",
    mixinStandardHelpOptions = true,
    description = "Snapshots many databases at once and copies each to two other regions.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:every run SUCCEEDED, whatever the figures", "1:a run FAILED"})
public final class ManyRegions implements Callable<Integer> {
  private static final int MOST = 999;

  @Parameters(
      paramLabel = "DATABASES",
      arity = "0..1",
      defaultValue = "200",
      description = "How many databases, 1 to 999. Default: ${DEFAULT-VALUE}.")
  private int databases;

  @Spec private CommandSpec command;

  /** Measures and exits. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ManyRegions()).execute(arguments));
  }

  @Override
  public Integer call() {
    if (databases < 1 || databases > MOST) {
      throw new ParameterException(
          command.commandLine(), "DATABASES is from 1 to " + MOST + ", not " + databases);
    }
    Report report = new Report(Machine.here());
    report.add(new RegionsRun(databases, this::tell).measure());
    command.commandLine().getOut().println(report.text());
    command.commandLine().getOut().flush();
    return report.allSucceeded() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  /** Progress goes beside the result. */
  private void tell(String line) {
    command.commandLine().getErr().println(line);
    command.commandLine().getErr().flush();
  }
}
