package io.snaprelay.cli.demo;

import io.snaprelay.wire.Service;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What a service is started as. */
public enum Form {
  /** In a JVM, with the options that lie in the checkout. */
  JVM("quarkus-app/quarkus-run.jar", "mvn -DskipTests package") {
    @Override
    List<String> command(Path home, Path program) {
      return ServiceJvm.command(home, program, List.of());
    }
  },

  /** As {@link #JVM}; when it ends it leaves an archive of its classes, as it met them. */
  TRAINING("quarkus-app/quarkus-run.jar", TrainedJvm.BUILT_BY) {
    @Override
    List<String> command(Path home, Path program) {
      return ServiceJvm.command(home, program, List.of(TrainedJvm.leave(program)));
    }

    @Override
    Duration grace() {
      return TrainedJvm.TIME_TO_LEAVE;
    }

    @Override
    void tidy(Path program) {
      TrainedJvm.tidy(program);
    }
  },

  /** As {@link #JVM}, with that archive. */
  TRAINED("quarkus-app/" + TrainedJvm.ARCHIVE, "./snaprelay demo --form training") {
    @Override
    List<String> command(Path home, Path archive) {
      Path program = archive.resolveSibling("quarkus-run.jar");
      return ServiceJvm.command(home, program, TrainedJvm.use(program));
    }
  },

  /** As a native executable. Its heap may grow as far as that of {@link #JVM}. */
  NATIVE("%s-runner", "mvn -DskipTests -Dnative package") {
    @Override
    List<String> command(Path home, Path program) {
      return List.of(program.toString(), "-Xmx96m");
    }
  };

  /** Names the form that is started where nobody says another, for example {@code native}. */
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
  public List<String> command(Path home, Service service) {
    return command(home, program(home, service));
  }

  abstract List<String> command(Path home, Path program);

  /** How long a service may take to end. */
  Duration grace() {
    return JavaProcess.GRACE;
  }

  /** Throws away what a service left half made when it ended. */
  void tidy(Path program) {}

  /** The form that the launcher or the build names; a JVM if none does. */
  public static Form ofLauncher() {
    return valueOf(System.getProperty(PROPERTY, "jvm").toUpperCase(Locale.ROOT));
  }

  /** The file that must be there to start a service. */
  public Path program(Path home, Service service) {
    String name = service.serviceName();
    return home.resolve(name).resolve("target").resolve(program.formatted(name));
  }

  /** The command that builds it. */
  String builtBy() {
    return builtBy;
  }
}
