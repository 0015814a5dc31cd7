package io.snaprelay.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, with its output in a log file. */
public final class JavaProcess implements AutoCloseable {
  /** Above the drain of a service, and enough to write an archive of its classes. */
  private static final long GRACE_SECONDS = 60;

  private final Process process;
  private final Path log;

  private JavaProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it in a JVM.
   *
   * @param options of the JVM
   * @param program the jar, and what it is given
   * @param environment beside that of this process
   */
  static JavaProcess start(
      List<String> options, List<String> program, Map<String, String> environment, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-jar");
    command.addAll(program);
    return start(command, environment, log);
  }

  /**
   * Starts it.
   *
   * @param command the program, and what it is given
   * @param environment beside that of this process
   */
  static JavaProcess start(List<String> command, Map<String, String> environment, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return new JavaProcess(builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What the operating system knows of it. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  public Path log() {
    return log;
  }

  /** As a power cut would end it. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** As an orchestrator would end it: it may finish what it has in hand. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }
}
