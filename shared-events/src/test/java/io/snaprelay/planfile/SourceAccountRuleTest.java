package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be done with a database that another account has. */
class SourceAccountRuleTest {
  private static final String HOME =
      "    copy: { region: eu-central-1, kmsKey: alias/dr, account: \"111111111111\" }\n";
  private static final String MASKED =
      """
          verify: { instanceClass: db.t4g.medium }
          sanitize: { rules: m.yaml, kmsKey: alias/dev }
      """;
  private static final String EXPORT =
      "    export: { bucket: rds-exports, role: arn:aws:iam::111111111111:role/x, kmsKey: alias/x }\n";
  private static final String LISTED =
      """
      databases: { orders: { instance: orders-prod, region: eu-west-1, account: "333333333333" } }
      plans:
        nightly:
          databases: [orders]
      """;
  private static final String SELECTED =
      """
      plans:
        nightly:
          select: { tag: "backup=nightly", regions: [eu-west-1], accounts: ["333333333333"] }
      """;

  @ParameterizedTest
  @ValueSource(strings = {LISTED, SELECTED})
  void productionOfAnotherAccountIsNotCutOver(String file) {
    refused(
        file
            + """
                verify: { instanceClass: db.t4g.medium, login: prover }
                restore: { mode: cutover }
            """,
        "restore.mode: production of account 333333333333 is not cut over");
  }

  @ParameterizedTest
  @ValueSource(strings = {LISTED, SELECTED})
  void noPointInTimeIsRestoredThere(String file) {
    refused(
        file
            + """
                snapshot: { source: { at: latest } }
                verify: { instanceClass: db.t4g.medium }
            """,
        "snapshot.source: no point in time is restored in account 333333333333");
  }

  @ParameterizedTest
  @ValueSource(strings = {"latest", "automated", "event", "rds:orders-prod-2026-11-20-02-00"})
  void whatWasOnlyPickedIsNotRestoredThere(String source) {
    refused(
        LISTED
            + "    snapshot: { source: \"%s\" }\n".formatted(source)
            + "    verify: { instanceClass: db.t4g.medium }\n",
        "snapshot.source: no snapshot that was only picked is restored in account 333333333333");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        MASKED,
        "    copy: { region: eu-central-1, kmsKey: alias/dr }\n" + MASKED,
        HOME
            + "    verify: { of: source, instanceClass: db.t4g.medium }\n"
            + "    sanitize: { rules: m.yaml, kmsKey: alias/dev }\n"
      })
  void nothingIsMaskedThere(String sections) {
    refused(LISTED + sections, "sanitize: nothing is masked in account 333333333333");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {EXPORT, "    copy: { region: eu-central-1, kmsKey: alias/dr }\n" + EXPORT})
  void nothingIsExportedThere(String sections) {
    refused(LISTED + sections, "export: nothing is exported in account 333333333333");
  }

  @ParameterizedTest
  @ValueSource(strings = {LISTED, SELECTED})
  void whatComesHomeIsProvedMaskedAndExported(String file) {
    Plans.accepted(file + HOME + MASKED + EXPORT);
  }

  @Test
  void aCopyBesideADatabaseOfTheSameAccountIsNotHome() {
    refused(
        LISTED + HOME.replace("111111111111", "333333333333") + MASKED,
        "sanitize: nothing is masked in account 333333333333");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "    verify: { instanceClass: db.t4g.medium }\n",
        "    snapshot: { source: good }\n    verify: { instanceClass: db.t4g.medium }\n",
        "    verify: { instanceClass: db.t4g.medium }\n    restore: { mode: new, name: beside }\n"
      })
  void snapshotsAreTakenAndRestoredThere(String sections) {
    Plans.accepted(LISTED + sections);
  }

  private static void refused(String file, String problem) {
    List<String> problems = Plans.problemsOf(file);

    assertTrue(
        problems.stream().anyMatch(it -> it.contains("plans.nightly." + problem)),
        problems::toString);
    assertTrue(
        problems.stream()
            .filter(it -> it.contains(problem))
            .allMatch(it -> it.endsWith("SnapRelay runs in, leave it out")),
        problems::toString);
    assertEquals(problems.stream().distinct().toList(), problems);
  }
}
