package io.snaprelay.evidence.page;

import java.util.List;

/**
 * A demand of a standard, and the fields that answer it. The same table, with its limits, stands in
 * {@code docs/controls.md}.
 *
 * @param standard the standard
 * @param clause its clause
 * @param demand what it asks for, in a few words
 * @param pointers JSON pointers into the evidence
 */
public record Control(String standard, String clause, String demand, List<String> pointers) {
  private static final String ISO = "ISO/IEC 27001:2022";
  private static final String SOC = "SOC 2";

  /** All demands that evidence speaks to. */
  public static List<Control> all() {
    return List.of(
        new Control(
            ISO,
            "A.8.13",
            "backups are kept and regularly tested",
            List.of("/source", "/copy", "/proof/verdict", "/proof/checks", "/chain/previous")),
        new Control(
            ISO,
            "A.8.33",
            "production data used for tests is protected",
            List.of("/sanitize/level", "/sanitize/residualRisks", "/restore/deletedAt")),
        new Control(
            ISO,
            "A.5.30",
            "recovery objectives are set, met and tested",
            List.of("/rto", "/rpo", "/phases")),
        new Control(
            SOC,
            "A1.2",
            "backup and recovery infrastructure is operated and monitored",
            List.of("/copy/region", "/copy/kmsKeyArn", "/steps", "/failures")),
        new Control(
            SOC,
            "A1.3",
            "recovery is tested against its objectives",
            List.of("/run/requestedAt", "/rto/objective", "/rpo/objective", "/proof/skips")));
  }

  /** The pointers in one line. */
  public String fields() {
    return String.join(", ", pointers);
  }
}
