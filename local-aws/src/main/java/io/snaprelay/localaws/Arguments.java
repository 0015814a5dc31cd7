package io.snaprelay.localaws;

import io.snaprelay.localaws.rds.Quotas;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The command line. */
final class Arguments {

  static final String USAGE =
      """
      Usage: java -jar local-aws.jar [options]
        --port N          TCP port on 127.0.0.1; 0 for any free one (default 4566)
        --data DIR        where databases and snapshots lie while it runs
        --time-scale X    speed of RDS: 1 like AWS, 60 a minute per second, 0 at once (default 0)
        --manual-clock    time stands still until POST /_local/clock moves it
        --account N       account of callers whose access key is no account (default 111111111111)
        --max-instances N DB instances per account and region (default 40, as AWS)
        --max-snapshots N manual snapshots per account and region (default 100, as AWS)
        --lazy-servers    start a database server when somebody connects
        --help            this text""";

  private static final int DEFAULT_PORT = 4566;

  private final Deque<String> left;
  private final LocalAwsBuilder builder = LocalAws.builder().port(DEFAULT_PORT);
  private Quotas quotas = Quotas.ofAws();

  private Arguments(String[] words) {
    this.left = new ArrayDeque<>(List.of(words));
  }

  static LocalAwsBuilder parse(String[] words) throws BadArguments {
    Arguments arguments = new Arguments(words);
    while (!arguments.left.isEmpty()) {
      arguments.apply(arguments.left.pop());
    }
    return arguments.builder;
  }

  private void apply(String option) throws BadArguments {
    try {
      switch (option) {
        case "--port" -> builder.port(Integer.parseInt(value(option)));
        case "--data" -> builder.dataDir(Path.of(value(option)));
        case "--time-scale" -> builder.timeScale(Double.parseDouble(value(option)));
        case "--manual-clock" -> builder.manualClock(Clock.systemUTC().instant());
        case "--account" -> builder.account(value(option));
        case "--max-instances" -> raise(quotas.withInstances(Integer.parseInt(value(option))));
        case "--max-snapshots" ->
            raise(quotas.withManualSnapshots(Integer.parseInt(value(option))));
        case "--lazy-servers" -> builder.lazyServers(true);
        default -> throw new BadArguments("There is no option " + option);
      }
    } catch (NumberFormatException e) {
      throw new BadArguments(option + " needs a number. " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw new BadArguments(option + ": " + e.getMessage());
    }
  }

  private void raise(Quotas wanted) {
    quotas = wanted;
    builder.quotas(wanted);
  }

  private String value(String option) throws BadArguments {
    if (left.isEmpty()) {
      throw new BadArguments(option + " needs a value");
    }
    return left.pop();
  }
}
