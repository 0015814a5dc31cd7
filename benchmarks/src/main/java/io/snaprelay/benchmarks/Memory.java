package io.snaprelay.benchmarks;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The entry of {@code benchmarks/memory}. */
@Command(
    name = "benchmarks/memory",
    mixinStandardHelpOptions = true,
    description = "Measures what the services hold that prove and mask databases of some sizes.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:every run SUCCEEDED, whatever the figures", "1:a run FAILED"})
public final class Memory implements Callable<Integer> {
  @Parameters(
      paramLabel = "MEBIBYTES",
      split = ",",
      defaultValue = "50,500",
      description = "Sizes of databases. Default: ${DEFAULT-VALUE}.")
  private List<Integer> sizes;

  @Spec private CommandSpec command;

  /** Measures and exits. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Memory()).execute(arguments));
  }

  @Override
  public Integer call() {
    Report report = new Report(Machine.here());
    for (int size : sizes) {
      report.add(new MemoryUse(this::tell).measure(size));
    }
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
