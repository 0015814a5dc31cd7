package io.snaprelay.benchmarks;

import io.snaprelay.cli.ExitCode;
import io.snaprelay.cli.demo.Form;
import io.snaprelay.wire.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The entry: measures, then prints. */
@Command(
    name = "benchmarks/run",
    mixinStandardHelpOptions = true,
    description = "Measures what a run costs besides the databases' own work.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:every run SUCCEEDED, whatever the figures",
      "1:a run FAILED or something could not be measured",
      "2:the command line is wrong"
    })
public final class Benchmarks implements Callable<Integer> {
  /** RDS allows so many manual snapshots in a region, and each database has one. */
  private static final int MOST = 100;

  private static final int STARTS = 3;

  @Parameters(
      paramLabel = "DATABASES",
      split = ",",
      defaultValue = "1,10",
      description = "How many databases at once, 1 to 100. Default: ${DEFAULT-VALUE}.")
  private List<Integer> sizes;

  @Option(names = "--json", description = "Print JSON for scripts instead of text.")
  private boolean json;

  @Spec private CommandSpec command;

  /** Measures and exits. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Benchmarks()).execute(arguments));
  }

  @Override
  public Integer call() {
    check();
    Path home = Path.of(System.getProperty("snaprelay.home"));
    Report report = new Report(Machine.here());
    for (int databases : sizes) {
      report.add(new Campaign(databases, this::tell).measure());
    }
    tell("start of copy-service");
    new ServiceForms(home, Service.COPY, List.of(Form.JVM), STARTS).measure().forEach(report::add);
    command.commandLine().getOut().println(json ? report.json() : report.text());
    command.commandLine().getOut().flush();
    return report.allSucceeded() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void check() {
    for (int databases : sizes) {
      if (databases < 1 || databases > MOST) {
        throw new ParameterException(
            command.commandLine(), "DATABASES is from 1 to " + MOST + ", not " + databases);
      }
    }
  }

  /** Progress goes beside the result. */
  private void tell(String line) {
    command.commandLine().getErr().println(line);
    command.commandLine().getErr().flush();
  }
}
