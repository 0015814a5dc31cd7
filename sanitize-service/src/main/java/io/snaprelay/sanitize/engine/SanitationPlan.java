package io.snaprelay.sanitize.engine;

import io.snaprelay.database.Server;
import io.snaprelay.database.Session;
import io.snaprelay.rules.Rules;
import io.snaprelay.sanitize.engine.Ladder.Choice;
import io.snaprelay.sanitize.engine.WorkSource.Decided;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a sanitation would do with one database. It is planned as the real one is, in a transaction
 * that is undone: catalogs are locked for its while, and nothing stays. The key is made up for it.
 *
 * @param database the database
 * @param problems why the rules do not fit; then there is nothing else
 * @param steps what would be done, in this order
 * @param previews rows before and after; they are originals, for whoever may see these
 */
public record SanitationPlan(
    String database, List<String> problems, List<Planned> steps, List<Preview> previews) {
  private static final int SECRET = 32;

  /**
   * One step.
   *
   * @param phase when its turn is
   * @param name what it is about
   * @param reason why it is done this way
   * @param bytes how much it writes
   * @param seconds how long that takes at the rates that were measured on two cores
   * @param statements the SQL
   */
  public record Planned(
      String phase, String name, String reason, long bytes, long seconds, List<String> statements) {
    public Planned {
      statements = List.copyOf(statements);
    }

    private static Planned of(Step step) {
      return new Planned(
          step.phase().name(),
          step.name(),
          step.reason(),
          step.bytes(),
          seconds(step),
          step.statements());
    }

    /**
     * Indexes and TOAST counted: 1,016 MB took 31 s by ALTER; out and back is written twice. What
     * is swapped was written by the steps before.
     */
    private static long seconds(Step step) {
      if (step.phase() == Step.Phase.SWAP) {
        return 0;
      }
      return step.bytes()
          / (step.reason().startsWith(Ladder.Way.REFILL.name()) ? 20_000_000 : 33_000_000);
    }
  }

  public SanitationPlan {
    problems = List.copyOf(problems);
    steps = List.copyOf(steps);
    previews = List.copyOf(previews);
  }

  /** Plans. Nothing that it does stays in the database. */
  public static SanitationPlan of(Server server, String database, Rules rules) throws SQLException {
    Decided decided = decide(server, database, rules);
    if (decided instanceof Decided.Problems found) {
      return new SanitationPlan(database, found.problems(), List.of(), List.of());
    }
    if (decided instanceof Decided.Mask mask) {
      return plan(server, database, mask.work());
    }
    Planned drop =
        new Planned(
            "DROP",
            database,
            "the rules drop it",
            0,
            0,
            List.of("DROP DATABASE " + Sql.name(database) + " WITH (FORCE)"));
    return new SanitationPlan(database, List.of(), List.of(drop), List.of());
  }

  /** The same for eyes that may not see originals. */
  public SanitationPlan withoutRows() {
    return new SanitationPlan(database, problems, steps, List.of());
  }

  private static Decided decide(Server server, String database, Rules rules) throws SQLException {
    try (Session session = Session.open(server, database)) {
      return new RulesSource(rules).decide(session);
    }
  }

  private static SanitationPlan plan(Server server, String database, DatabaseWork work)
      throws SQLException {
    byte[] secret = new byte[SECRET];
    new SecureRandom().nextBytes(secret);
    SanitationLimits limits = SanitationLimits.standard();
    try (Workbench bench = Workbench.open(server, database, MaskingKey.of(secret), limits)) {
      List<Choice> choices = Ladder.choose(bench, work, limits);
      List<Planned> steps = new ArrayList<>();
      bench.undone(
          () -> {
            Progress.create(bench, work.keepLargeObjects(), Schema.of(bench));
            PlannedSteps.plan(bench, choices, work, limits.connections()).stream()
                .map(Planned::of)
                .forEach(steps::add);
          });
      steps.sort((one, other) -> order(one) - order(other));
      return new SanitationPlan(database, List.of(), steps, Preview.of(bench, choices));
    }
  }

  private static int order(Planned step) {
    return Step.Phase.valueOf(step.phase()).ordinal();
  }
}
