package io.snaprelay.cli;

import io.snaprelay.cli.demo.Demo;
import io.snaprelay.cli.demo.DemoEngine;
import io.snaprelay.cli.demo.DemoOptions;
import io.snaprelay.cli.demo.DemoOptions.Damage;
import io.snaprelay.cli.demo.DemoOptions.RdsEvents;
import io.snaprelay.cli.demo.Form;
import io.snaprelay.cli.demo.Story;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Plays the whole story on this machine. */
@Command(
    name = "demo",
    description = {
      "Snapshot, copy, restore, proof, clean-up and evidence, on this machine:",
      "no AWS account, no Docker; every database is a real PostgreSQL or MariaDB server."
    })
final class DemoCommand implements Callable<Integer> {
  /** The one version that local-aws has. */
  private static final String MARIADB = "11.4";

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "1200000",
      description = "Rows of production's largest table. Default: ${DEFAULT-VALUE}.")
  private long orders;

  @Option(
      names = "--engine",
      paramLabel = "ENGINE",
      defaultValue = "postgres",
      description = {
        "postgres or mariadb. Default: ${DEFAULT-VALUE}.",
        "MariaDB's server is fetched when it is first asked for, 149 MB, Linux on x86_64 only."
      })
  private DemoEngine engine;

  @Option(
      names = "--postgres",
      paramLabel = "VERSION",
      defaultValue = "17",
      description = "PostgreSQL's version, 13 to 18. Default: ${DEFAULT-VALUE}.")
  private String postgres;

  @Option(
      names = "--keep",
      paramLabel = "DIR",
      description = "Keep evidence, ledger, logs and the snapshots' files in this new folder.")
  private Optional<Path> keep = Optional.empty();

  @Option(
      names = "--damage",
      paramLabel = "KIND",
      arity = "0..1",
      fallbackValue = "heap-page",
      converter = DamageName.class,
      description = "Damage the copy first: heap-page, index or rows-lost. Default: heap-page.")
  private Optional<Damage> damage = Optional.empty();

  @Option(
      names = "--rds-events",
      paramLabel = "FATE",
      defaultValue = "delivered",
      description = "delivered, lost, or doubled (and late, out of order). Default: delivered.")
  private RdsEvents rdsEvents;

  @Option(
      names = "--throttle",
      paramLabel = "SHARE",
      defaultValue = "0",
      description = "The share of calls to RDS that are throttled, 0 to 0.9. Default: 0.")
  private double throttle;

  @Option(
      names = "--kill",
      paramLabel = "SERVICE",
      description = "Kill this service three times at random moments, and start it again.")
  private Optional<String> kill = Optional.empty();

  @Option(
      names = "--sanitize",
      paramLabel = "RULES",
      arity = "0..1",
      fallbackValue = "",
      description = {
        "Also mask the restored copy by these rules, share it, and let a second account read it.",
        "Default: rules that the demo brings along, also in examples/orders-masking*.yaml."
      })
  private Optional<String> sanitize = Optional.empty();

  @Option(
      names = "--clean-room",
      description = {
        "With --sanitize: load what was masked into a new instance, and give that away (level L3).",
        "Needs pg_dump and pg_restore of the same major version, see --postgres."
      })
  private boolean cleanRoom;

  @Option(
      names = "--form",
      paramLabel = "FORM",
      description = {
        "What the services are started as: jvm, training (leaves archives of their classes),",
        "trained (starts with those), or native. Default: jvm."
      })
  private Optional<Form> form = Optional.empty();

  @Option(
      names = "--native",
      description = {
        "The same as --form native. Native executables are built first if they are not there:",
        "GRAALVM_HOME must name a GraalVM or Mandrel 25."
      })
  private boolean nativeServices;

  @Mixin private Output output;

  @Override
  public Integer call() {
    DemoOptions options = options();
    options.check();
    Demo demo = new Demo(options, new Story(output::note), Progress.to(output));
    Demo.Ending ending = demo.play();
    if (output.isJson()) {
      output.json(ending);
    }
    return ending.exitCode();
  }

  private DemoOptions options() {
    Path evidence = keep.orElse(Path.of("")).toAbsolutePath();
    return new DemoOptions(
        orders,
        engine,
        engine == DemoEngine.POSTGRES ? postgres : MARIADB,
        keep,
        evidence,
        damage,
        rdsEvents,
        throttle,
        kill,
        sanitize.map(this::rules),
        cleanRoom,
        nativeServices ? Form.NATIVE : form.orElseGet(Form::ofLauncher));
  }

  private String rules(String file) {
    try {
      return file.isEmpty() ? Demo.rules(engine) : Files.readString(Path.of(file));
    } catch (IOException e) {
      throw Complaint.usage("--sanitize: the rules file " + file + " cannot be read");
    }
  }

  /** Reads the names that {@link Damage} prints. */
  static final class DamageName implements ITypeConverter<Damage> {
    @Override
    public Damage convert(String name) {
      return Arrays.stream(Damage.values())
          .filter(each -> each.toString().equals(name.toLowerCase(Locale.ROOT)))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'%s' is none of %s".formatted(name, Arrays.toString(Damage.values()))));
    }
  }
}
