package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PlanCommandTest {
  private static final String DATABASES =
      "databases:\n  orders: { instance: orders-prod, region: eu-west-1 }\n";

  private static final String SANITIZE =
      "    verify: { instanceClass: db.t4g.medium }\n    sanitize: { rules: masking.yaml }\n";

  @TempDir private Path folder;

  @Test
  void aGoodPlanIsOk() throws IOException {
    Path file = plan("    snapshot: { source: fresh }\n");

    Cli said = Cli.run("plan", "check", file.toString());

    assertEquals(new Cli(0, file + ": OK\n", ""), said);
  }

  @Test
  void aMisspeltFieldIsNamedWithItsPlaceAndRemedy() throws IOException {
    Path file = plan("    snapshto: { source: fresh }\n");

    Cli said = Cli.run("plan", "check", file.toString());

    assertEquals(1, said.exit());
    assertTrue(said.out().startsWith(file + ":6:5: error: plans.nightly"), said.out());
    assertTrue(said.out().contains("snapshot"), said.out());
  }

  @Test
  void everyProblemIsToldNotOnlyTheFirst() throws IOException {
    Path file = plan("    snapshot: { source: fresh }\n    copy: { regoin: x }\n    color: red\n");

    Cli said = Cli.run("plan", "check", file.toString());

    assertTrue(said.out().contains(file + ":7:"), said.out());
    assertTrue(said.out().contains(file + ":8:"), said.out());
  }

  @Test
  void whatIsNoYamlIsToldWithItsPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("plan.yaml"), "plans: {\n  nightly: ]\n");

    Cli said = Cli.run("plan", "check", file.toString());

    assertEquals(1, said.exit());
    assertTrue(said.out().matches("(?s).*plan\\.yaml:2:\\d+: error: [^:].*"), said.out());
  }

  @Test
  void whatIsDoneInOurOwnAccountOnlyIsAnErrorBeforeAnyRun() throws IOException {
    Path file =
        plan(
            "    copy: { region: eu-central-1, kmsKey: alias/dr, account: '222222222222' }\n"
                + "    verify: { instanceClass: db.t4g.medium }\n"
                + SANITIZE);

    Cli said = Cli.run("plan", "check", file.toString());

    assertEquals(1, said.exit());
    assertTrue(
        said.out().contains("error: plans.nightly.sanitize: the copy in another account would be"),
        said.out());
  }

  @Test
  void theRulesFileThatAPlanNamesIsCheckedToo() throws IOException {
    Files.writeString(
        folder.resolve("masking.yaml"),
        "databases:\n  shop:\n    tables:\n      people: { columns: { email: emial } }\n");
    Path file = plan(SANITIZE);

    Cli said = Cli.run("plan", "check", file.toString());

    assertEquals(1, said.exit());
    assertTrue(said.out().contains(folder.resolve("masking.yaml") + ":4:"), said.out());
    assertTrue(said.out().contains("did you mean 'email'?"), said.out());
  }

  @Test
  void aRulesFileThatIsMissingIsNamed() throws IOException {
    Path file = plan(SANITIZE);

    Cli said = Cli.run("plan", "check", file.toString());

    assertEquals(1, said.exit());
    assertTrue(
        said.out().contains(folder.resolve("masking.yaml") + ":1:1: error: this rules file"),
        said.out());
  }

  @Test
  void rulesInABucketAreNotLookedFor() throws IOException {
    Path file = plan(SANITIZE.replace("masking.yaml", "s3://rules/masking.yaml"));

    assertEquals(0, Cli.run("plan", "check", file.toString()).exit());
  }

  @Test
  void scriptsGetOneObject() throws IOException {
    Path file = plan("    snapshto: { source: fresh }\n");

    Cli said = Cli.run("plan", "check", "--json", file.toString());

    assertEquals(1, said.exit());
    assertEquals(false, said.json().get("valid").booleanValue());
    assertEquals(6, said.json().at("/problems/0/line").intValue());
    assertEquals(5, said.json().at("/problems/0/column").intValue());
    assertTrue(said.json().at("/problems/0/message").isTextual());
    assertTrue(said.json().get("warnings").isArray());
  }

  @Test
  void aFileThatIsNotThereIsAWrongCommandLine() {
    Cli said = Cli.run("plan", "check", folder.resolve("absent.yaml").toString());

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains("There is no plan file"), said.err());
  }

  @Test
  void aFileThatIsNoTextIsAWrongCommandLine() throws IOException {
    Path file = Files.write(folder.resolve("plan.yaml"), new byte[] {(byte) 0xc3, 0x28});

    Cli said = Cli.run("plan", "check", file.toString());

    assertEquals(2, said.exit());
    assertTrue(said.err().contains("not UTF-8"), said.err());
  }

  @Test
  void severalFilesAreCheckedAndOneThatIsWrongFailsAll() throws IOException {
    Path wrong = plan("    snapshto: { source: fresh }\n");
    Path right =
        Files.writeString(
            folder.resolve("right.yaml"),
            DATABASES + "plans:\n  nightly:\n    databases: [orders]\n");

    Cli said = Cli.run("plan", "check", right.toString(), wrong.toString());
    Cli scripts = Cli.run("plan", "check", "--json", right.toString(), wrong.toString());

    assertEquals(1, said.exit());
    assertTrue(said.out().startsWith(right + ": OK\n" + wrong + ":6:5: error:"), said.out());
    assertEquals(true, scripts.json().path(right.toString()).path("valid").booleanValue());
    assertEquals(false, scripts.json().path(wrong.toString()).path("valid").booleanValue());
  }

  private Path plan(String sections) throws IOException {
    String plan = DATABASES + "plans:\n  nightly:\n    databases: [orders]\n" + sections;
    return Files.writeString(folder.resolve("plan.yaml"), plan);
  }
}
