package io.snaprelay.infra.lambda;

import io.snaprelay.cli.demo.Stage;
import io.snaprelay.infra.lambda.RuntimeApi.Answer;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One execution environment: a function's process, and the API that it asks for events. */
final class RunningFunction implements AutoCloseable {
  static final Path TEST_CLASSES =
      Path.of(RunningFunction.class.getProtectionDomain().getCodeSource().getLocation().getPath());

  private final RuntimeApi api;
  private final Process process;

  private RunningFunction(RuntimeApi api, Process process) {
    this.api = api;
    this.process = process;
  }

  /** A service's zip, unpacked and started as that service. */
  static RunningFunction of(Service service, Stage stage, Path folder) throws IOException {
    Path home = Path.of(System.getProperty("snaprelay.home"));
    PackedFunction packed =
        PackedFunction.unpack(PackedFunction.zip(home, service), folder.resolve("task"));
    return start(
        packed.command(TEST_CLASSES), stage.services().environment(service), folder.resolve("log"));
  }

  static RunningFunction start(List<String> command, Map<String, String> environment, Path log)
      throws IOException {
    RuntimeApi api = RuntimeApi.start();
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "tried");
    Process process = builder.start();
    process.onExit().thenRun(() -> api.ended(text(log)));
    return new RunningFunction(api, process);
  }

  Answer invoke(String event) {
    return api.invoke(event);
  }

  private static String text(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
    api.close();
  }
}
