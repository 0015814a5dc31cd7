package io.snaprelay.cli.demo;

import io.snaprelay.wire.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a service is started as. */
public enum Form {
  /** In a JVM, with the options that lie in the checkout. */
  JVM("quarkus-app/quarkus-run.jar", "mvn -DskipTests package") {
    @Override
    public List<String> command(Path home, Service service) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(ServiceJvm.options(home));
      command.add("-jar");
      command.add(program(home, service).toString());
      return command;
    }
  },

  /** As a native executable. Its heap may grow as far as that of {@link #JVM}. */
  NATIVE("%s-runner", "mvn -DskipTests -Dnative package") {
    @Override
    public List<String> command(Path home, Service service) {
      return List.of(program(home, service).toString(), "-Xmx96m");
    }
  };

  /** Names the form that is started where nobody says another: {@code jvm} or {@code native}. */
  static final String PROPERTY = "snaprelay.form";

  private final String program;
  private final String builtBy;

  Form(String program, String builtBy) {
    this.program = program;
    this.builtBy = builtBy;
  }

  /**
   * How a service is started.
   *
   * @param home the checkout in which it was built
   * @return the program and its arguments
   */
  public abstract List<String> command(Path home, Service service);

  /** The form that the launcher or the build names; a JVM if none does. */
  static Form ofLauncher() {
    return valueOf(System.getProperty(PROPERTY, "jvm").toUpperCase(Locale.ROOT));
  }

  /** Where the program of a service lies. */
  Path program(Path home, Service service) {
    String name = service.serviceName();
    return home.resolve(name).resolve("target").resolve(program.formatted(name));
  }

  /** The command that builds it. */
  String builtBy() {
    return builtBy;
  }
}
