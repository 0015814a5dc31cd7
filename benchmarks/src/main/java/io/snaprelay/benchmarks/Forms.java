package io.snaprelay.benchmarks;

import io.snaprelay.cli.demo.Form;
import io.snaprelay.wire.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The entry of {@code benchmarks/forms}. */
@Command(
    name = "benchmarks/forms",
    mixinStandardHelpOptions = true,
    description = "Measures the start of copy-service as each of the forms that were built.")
public final class Forms implements Callable<Integer> {
  private static final List<Form> ALL = List.of(Form.JVM, Form.TRAINED, Form.NATIVE);

  @Spec private CommandSpec command;

  /** Measures and exits. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Forms()).execute(arguments));
  }

  @Override
  public Integer call() {
    Path home = Path.of(System.getProperty("snaprelay.home"));
    Report report = new Report(Machine.here());
    for (Form form : ALL) {
      if (Files.exists(form.program(home, Service.COPY))) {
        report.add(new ContainerForm(this::tell, form).measure());
      } else {
        tell(form + " was not built, and is left out");
      }
    }
    command.commandLine().getOut().println(report.text());
    command.commandLine().getOut().flush();
    return ExitCode.OK;
  }

  /** Progress goes beside the result. */
  private void tell(String line) {
    command.commandLine().getErr().println(line);
    command.commandLine().getErr().flush();
  }
}
