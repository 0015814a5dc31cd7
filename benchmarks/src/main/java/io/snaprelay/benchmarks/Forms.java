package io.snaprelay.benchmarks;

import io.snaprelay.cli.demo.Form;
import io.snaprelay.wire.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The entry of {@code benchmarks/forms}. */
@Command(
    name = "benchmarks/forms",
    mixinStandardHelpOptions = true,
    description = "Measures the start of services as each of the forms that were built.")
public final class Forms implements Callable<Integer> {
  private static final List<Form> ALL = List.of(Form.JVM, Form.TRAINED, Form.NATIVE);

  @Parameters(
      paramLabel = "SERVICE",
      arity = "0..*",
      description = "For example notifier. Default: all five.")
  private List<String> names = Stream.of(Service.values()).map(Service::serviceName).toList();

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often each form is started. Default: ${DEFAULT-VALUE}.")
  private int times;

  @Spec private CommandSpec command;

  /** Measures and exits. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Forms()).execute(arguments));
  }

  @Override
  public Integer call() {
    Path home = Path.of(System.getProperty("snaprelay.home"));
    List<Service> services = names.stream().map(this::service).toList();
    for (Service service : services) {
      List<Form> built = ALL.stream().filter(form -> isBuilt(form, home, service)).toList();
      tell("%s as %s, each %d times".formatted(service.serviceName(), built, times));
      print(new ServiceForms(home, service, built, times).measure());
    }
    return ExitCode.OK;
  }

  private Service service(String name) {
    Optional<Service> service = Service.named(name);
    return service.orElseThrow(
        () -> new ParameterException(command.commandLine(), "There is no service " + name));
  }

  private boolean isBuilt(Form form, Path home, Service service) {
    boolean built = Files.exists(form.program(home, service));
    if (!built) {
      tell("%s of %s was not built, and is left out".formatted(form, service.serviceName()));
    }
    return built;
  }

  /** Each service's at once: what was measured is not lost when something ends the rest. */
  private void print(List<Block> blocks) {
    Report report = new Report(Machine.here());
    blocks.forEach(report::add);
    command.commandLine().getOut().println(report.text());
    command.commandLine().getOut().flush();
  }

  /** Progress goes beside the result. */
  private void tell(String line) {
    command.commandLine().getErr().println(line);
    command.commandLine().getErr().flush();
  }
}
