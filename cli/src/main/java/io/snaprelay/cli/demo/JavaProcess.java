package io.snaprelay.cli.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, with its output in a log file. */
public final class JavaProcess implements AutoCloseable {
  /** How long a program may take to end: above the drain of a service. */
  static final Duration GRACE = Duration.ofMinutes(1);

  private final Process process;
  private final Path log;
  private final Duration grace;

  private JavaProcess(Process process, Path log, Duration grace) {
    this.process = process;
    this.log = log;
    this.grace = grace;
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
    command.add(JavaProgram.find());
    command.addAll(options);
    command.add("-jar");
    command.addAll(program);
    return start(command, environment, log, GRACE);
  }

  /**
   * Starts it.
   *
   * @param command the program, and what it is given
   * @param environment beside that of this process
   * @param grace how long it may take to end before it is killed
   */
  static JavaProcess start(
      List<String> command, Map<String, String> environment, Path log, Duration grace) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(environment);
    try {
      return new JavaProcess(builder.start(), log, grace);
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

  /** Whether the operating system runs this very file, and not what interprets it. */
  boolean isProgram(Path file) {
    return handle()
        .info()
        .command()
        .map(Path::of)
        .filter(running -> isSame(running, file))
        .isPresent();
  }

  private static boolean isSame(Path running, Path file) {
    try {
      return Files.isSameFile(running, file);
    } catch (IOException e) {
      return false;
    }
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
      if (!process.waitFor(grace.toMillis(), TimeUnit.MILLISECONDS)) {
        // Whom it has started would live on: database servers, or the JVM that assembles a cache.
        process.descendants().forEach(ProcessHandle::destroy);
        kill();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      kill();
    }
  }
}
