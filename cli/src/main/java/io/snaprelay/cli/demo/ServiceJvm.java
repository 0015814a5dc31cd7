package io.snaprelay.cli.demo;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How the JVM of a service is started: with the options that lie in the checkout. */
public final class ServiceJvm {
  /** One pool of native memory for all threads: each further one keeps what it has freed. */
  static final Map<String, String> ENVIRONMENT = Map.of("MALLOC_ARENA_MAX", "1");

  private ServiceJvm() {}

  /** For the command line, before the program: a file of arguments, as {@code java} reads it. */
  public static List<String> options(Path home) {
    return List.of("@" + home.resolve("config/service.jvm"));
  }

  /**
   * The command that starts a service.
   *
   * @param more options beside those of the checkout
   */
  static List<String> command(Path home, Path program, List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(JavaProgram.find());
    command.addAll(options(home));
    command.addAll(more);
    command.addAll(List.of("-jar", program.toString()));
    return command;
  }

  /** Of the checkout that the launcher names. */
  public static List<String> options() {
    return options(Installation.ofLauncher().home());
  }
}
