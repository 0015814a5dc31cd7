package io.snaprelay.cli.doctor;

import java.util.List;
import java.util.stream.Stream;

/**
 * What doctor found.
 *
 * @param looked what was looked at
 * @param findings everything that is wrong, problems and warnings
 */
public record Diagnosis(List<String> looked, List<Finding> findings) {
  public Diagnosis {
    looked = List.copyOf(looked);
    findings = List.copyOf(findings);
  }

  /** Whether no run would suffer. */
  public boolean isHealthy() {
    return findings.stream().noneMatch(Finding::hurts);
  }

  /** The same for people. */
  public Stream<String> lines() {
    return Stream.concat(findings.stream().flatMap(Diagnosis::lines), Stream.of(summary()));
  }

  private static Stream<String> lines(Finding finding) {
    return Stream.of(
        "%-8s %s  %s".formatted(finding.severity(), finding.code(), finding.subject()),
        "         " + finding.problem(),
        "      -> " + finding.remedy());
  }

  private String summary() {
    long problems = findings.stream().filter(Finding::hurts).count();
    return "%s; looked at %s"
        .formatted(
            findings.isEmpty()
                ? "Nothing is wrong"
                : "%d problem(s), %d warning(s)".formatted(problems, findings.size() - problems),
            String.join(", ", looked));
  }
}
