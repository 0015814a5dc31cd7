package io.snaprelay.cli;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Session;
import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.rules.DatabaseRules;
import io.snaprelay.rules.Rules;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import io.snaprelay.rules.ScriptTexts;
import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.engine.SanitationPlan;
import io.snaprelay.sanitize.masking.Draft;
import io.snaprelay.sanitize.masking.Fitting;
import io.snaprelay.sanitize.masking.RulesCheck;
import io.snaprelay.sanitize.masking.RulesTrial;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Works with masking rules. Nothing that it writes into a database stays there. */
@Command(
    name = "sanitize",
    description = "Works with masking rules.",
    synopsisSubcommandLabel = "COMMAND")
final class SanitizeCommand {

  @Command(
      name = "draft",
      description =
          "Prints a first rules file for a database: every column with a strategy that fits it,"
              + " and why. No value of any row is in it.")
  int draft(@Mixin DatabasePlace place, @Mixin Output output) {
    String draft = place.open(Draft::of);
    if (output.isJson()) {
      output.json(new Drafted(draft));
    } else {
      output.out().print(draft);
      output.out().flush();
    }
    return ExitCode.OK;
  }

  @Command(
      name = "check",
      description =
          "Checks a rules file; with a database, whether the rules decide and fit every column.")
  int check(
      @Parameters(paramLabel = "RULES", description = "The rules file.") Path file,
      @Mixin DatabasePlace place,
      @Mixin Output output) {
    Report report = report(RulesReader.read(text(file), ScriptTexts.beside(file)), place);
    if (output.isJson()) {
      output.json(report);
    } else {
      print(file, report, output);
    }
    return report.valid() ? ExitCode.OK : ExitCode.FAILED;
  }

  @Command(
      name = "plan",
      description =
          "Shows what masking would do with a database: the way of each table and why, the SQL, the"
              + " time, and ten rows before and after. All is planned in a transaction that is"
              + " undone and locks catalogs for its while: give it a restored copy.")
  int plan(
      @Parameters(paramLabel = "RULES", description = "The rules file.") Path file,
      @Mixin DatabasePlace place,
      @Option(names = "--without-rows", description = "Show no rows: they are originals.")
          boolean withoutRows,
      @Mixin Output output) {
    RulesReading reading = RulesReader.read(text(file), ScriptTexts.beside(file));
    if (reading instanceof RulesReading.Refused) {
      return check(file, place, output);
    }
    if (place.engine() != Engine.POSTGRES) {
      throw Complaint.usage(
          "Masking of %s is not planned ahead: 'sanitize check' holds the rules against the database"
              .formatted(place.engine().word()));
    }
    Rules rules = ((RulesReading.Accepted) reading).rules();
    SanitationPlan whole =
        place.reach((server, database) -> SanitationPlan.of(server, database, rules));
    SanitationPlan plan = withoutRows ? whole.withoutRows() : whole;
    if (output.isJson()) {
      output.json(plan);
    } else {
      SanitationText.of(plan).forEach(output::line);
    }
    return plan.problems().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  /** A draft, for scripts. */
  record Drafted(String rules) {}

  /**
   * What the check found.
   *
   * @param valid whether nothing is wrong, as far as was looked
   * @param database the database that the rules were held against; empty if none was
   * @param problems what is wrong
   */
  record Report(boolean valid, Optional<String> database, List<PlanProblem> problems) {
    static Report of(Optional<String> database, List<PlanProblem> problems) {
      return new Report(problems.isEmpty(), database, problems);
    }
  }

  private static Report report(RulesReading reading, DatabasePlace place) {
    if (reading instanceof RulesReading.Refused refused) {
      return Report.of(Optional.empty(), refused.problems());
    }
    Rules rules = ((RulesReading.Accepted) reading).rules();
    return place.isGiven()
        ? place.open(session -> Report.of(Optional.of(session.database()), check(rules, session)))
        : Report.of(Optional.empty(), List.of());
  }

  private static List<PlanProblem> check(Rules rules, Session session) throws SQLException {
    if (rules.database(session.database()).filter(DatabaseRules::drop).isPresent()) {
      return List.of();
    }
    Fitting fitting = RulesCheck.check(rules, Catalog.read(session));
    return fitting instanceof Fitting.Fits fits
        ? RulesTrial.problems(session, fits)
        : ((Fitting.Refused) fitting).problems();
  }

  private static void print(Path file, Report report, Output output) {
    report.problems().forEach(problem -> output.line(located(file, problem)));
    String where = report.database().map(name -> " for the database " + name).orElse("");
    String unasked = report.database().isEmpty() ? " as a file; no database was looked into" : "";
    output.line(
        report.valid() ? file + ": OK" + where + unasked : file + ": no run with it would start");
  }

  /** The form that editors and terminals turn into a link. */
  private static String located(Path file, PlanProblem problem) {
    String field = problem.path().isEmpty() ? "" : problem.path() + ": ";
    return "%s:%d:%d: error: %s%s"
        .formatted(file, problem.line(), problem.column(), field, problem.message());
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw Complaint.usage("There is no rules file " + file);
    } catch (CharacterCodingException e) {
      throw Complaint.usage("The rules file " + file + " is not UTF-8 text");
    } catch (IOException e) {
      throw Complaint.usage("Cannot read the rules file " + file + ": " + e.getMessage());
    }
  }
}
