package io.snaprelay.cli;

import io.snaprelay.planfile.PlanProblem;
import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import io.snaprelay.rules.ScriptTexts;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what is wrong with a plan file before anything runs. */
@Command(
    name = "plan",
    description = "Works with plan files.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = PlanExplainCommand.class)
final class PlanCommand {

  @Command(
      name = "check",
      description = {
        "Checks plan files: every problem, with line, field and what would be right.",
        "So are the rules files that they name, if they lie on this machine."
      })
  int check(
      @Parameters(paramLabel = "FILE", arity = "1..*", description = "The plan files.")
          List<Path> files,
      @Mixin Output output) {
    Map<String, Report> reports = new LinkedHashMap<>();
    files.forEach(file -> reports.put(file.toString(), report(PlanReader.read(text(file)), file)));
    if (!output.isJson()) {
      reports.forEach((file, report) -> print(Path.of(file), report, output));
    } else {
      // A script that checks one file has always got one report.
      output.json(files.size() == 1 ? reports.get(files.get(0).toString()) : reports);
    }
    return reports.values().stream().allMatch(Report::valid) ? ExitCode.OK : ExitCode.FAILED;
  }

  /**
   * What the check found.
   *
   * @param valid whether a run of any of its plans could start
   * @param problems what is wrong
   * @param warnings what is allowed, but hardly meant
   * @param rules the rules files that the plans name
   */
  record Report(
      boolean valid,
      List<PlanProblem> problems,
      List<PlanProblem> warnings,
      List<RulesFile> rules) {}

  private static Report report(PlanReading reading, Path file) {
    if (reading instanceof PlanReading.Refused refused) {
      return new Report(false, refused.problems(), List.of(), List.of());
    }
    PlanReading.Accepted accepted = (PlanReading.Accepted) reading;
    List<RulesFile> rules = RulesFile.of(accepted.file(), file);
    boolean valid = rules.stream().allMatch(RulesFile::isGood);
    return new Report(valid, List.of(), accepted.warnings(), rules);
  }

  private static void print(Path file, Report report, Output output) {
    report.problems().forEach(problem -> output.line(located(file, problem, "error")));
    report.warnings().forEach(problem -> output.line(located(file, problem, "warning")));
    for (RulesFile rules : report.rules()) {
      Path named = Path.of(rules.file());
      rules.problems().forEach(problem -> output.line(located(named, problem, "error")));
    }
    output.line(file + ": " + verdict(file, report));
  }

  private static String verdict(Path file, Report report) {
    if (report.valid()) {
      return "OK";
    }
    return RulesReader.read(text(file), ScriptTexts.beside(file)) instanceof RulesReading.Accepted
        ? "these are masking rules, which 'snaprelay sanitize check %s' checks".formatted(file)
        : "no run of it would start";
  }

  /** The form that editors and terminals turn into a link. */
  private static String located(Path file, PlanProblem problem, String severity) {
    String field = problem.path().isEmpty() ? "" : problem.path() + ": ";
    return "%s:%d:%d: %s: %s%s"
        .formatted(file, problem.line(), problem.column(), severity, field, problem.message());
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw Complaint.usage("There is no plan file " + file);
    } catch (CharacterCodingException e) {
      throw Complaint.usage("The plan file " + file + " is not UTF-8 text");
    } catch (IOException e) {
      throw Complaint.usage("Cannot read the plan file " + file + ": " + FileTrouble.of(e));
    }
  }
}
