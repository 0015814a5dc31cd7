package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.FailureCode;
import io.snaprelay.ledger.KeptRules;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.rules.RulesBundle;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Faults;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingRulesTest {
  private static final String GOOD =
      """
      databases:
        shop:
          tables:
            public.customers: { keep: [id], columns: { email: email } }
      """;
  private static final String TRIGGER = "{\"id\":\"t-1\",\"plan\":\"nightly\"}";
  private static final FrozenPlan SANITIZED = sanitizedBy("masking.yaml");

  private final MemoryLedger ledger = new MemoryLedger(new Faults());

  @Test
  void aRunKnowsItsRulesByTheirHash() {
    TriggerRecord frozen = rules(GOOD).freeze(record(SANITIZED));

    String hash = frozen.runs().get(0).rulesHash().orElseThrow();
    assertEquals(Optional.of(GOOD), new KeptRules(ledger).text(hash));
  }

  @Test
  void aPlanThatMasksNothingReadsNoRules() {
    FrozenPlan plain = Runs.copiedAndVerified().frozen();
    MaskingRules none =
        new MaskingRules(
            name -> {
              throw new AssertionError(name + " was read");
            },
            ledger);

    assertEquals(record(plain), none.freeze(record(plain)));
  }

  @Test
  void wrongRulesRefuseTheTriggerWithAllThatIsWrongAndWhere() {
    String wrong =
        GOOD.replace("email: email", "email: emial") + "      public.x: { columns: { a: hsah } }\n";

    TriggerRecord refused = rules(wrong).freeze(record(SANITIZED));

    assertEquals(List.of(), refused.runs());
    assertEquals(2, refused.refusals().size(), refused.refusals().toString());
    assertEquals(FailureCode.RULES_INVALID, refused.refusals().get(0).code());
    String first = refused.refusals().get(0).detail();
    assertTrue(first.startsWith("masking.yaml: line 4, column"), first);
    assertTrue(first.contains("did you mean 'email'?"), first);
    assertEquals(List.of(), ledger.list("rules/"));
  }

  @Test
  void missingRulesRefuseTheTriggerAndSayWhereTheyWereLookedFor() {
    MaskingRules missing =
        new MaskingRules(
            name -> {
              throw new PlanText.Unreadable(
                  "/etc/" + name, new NoSuchFileException("/etc/" + name));
            },
            ledger);

    TriggerRecord refused = missing.freeze(record(SANITIZED));

    String detail = refused.refusals().get(0).detail();
    assertTrue(detail.contains("/etc/masking.yaml"), detail);
    assertTrue(detail.contains("plans.nightly.sanitize.rules"), detail);
  }

  @ParameterizedTest
  @CsvSource({
    "masking.yaml, tidy.sql, tidy.sql",
    "masks/masking.yaml, sql/tidy.sql, masks/sql/tidy.sql",
    "/etc/masking.yaml, tidy.sql, /etc/tidy.sql",
    "s3://my-bucket/masking.yaml, tidy.sql, s3://my-bucket/tidy.sql",
    "ssm:/prod/masking, tidy.sql, ssm:/prod/tidy.sql",
    "ssm:masking, tidy.sql, ssm:tidy.sql"
  })
  void aScriptLiesBesideItsRulesAndIsFrozenWithThem(String rules, String script, String at) {
    String yaml = GOOD + "    scripts: [ { name: tidy, script: %s } ]\n".formatted(script);
    MaskingRules both = new MaskingRules(Map.of(rules, yaml, at, "SELECT 'tidy'")::get, ledger);

    TriggerRecord frozen = both.freeze(record(sanitizedBy(rules)));

    String hash = frozen.runs().get(0).rulesHash().orElseThrow();
    assertEquals(
        Optional.of(new RulesBundle(yaml, Map.of(script, "SELECT 'tidy'")).text()),
        new KeptRules(ledger).text(hash));
  }

  @Test
  void aScriptThatIsNotThereRefusesTheTriggerWithItsPlaceInTheRules() {
    String yaml = GOOD + "    scripts:\n      - { name: tidy, script: sql/tidy.sql }\n";
    MaskingRules alone =
        new MaskingRules(
            name -> {
              if (name.equals("masking.yaml")) {
                return yaml;
              }
              throw new PlanText.Unreadable("/etc/" + name, new NoSuchFileException("gone"));
            },
            ledger);

    TriggerRecord refused = alone.freeze(record(SANITIZED));

    String detail = refused.refusals().get(0).detail();
    assertTrue(detail.startsWith("masking.yaml: line 6, column"), detail);
    assertTrue(detail.contains("looked for at /etc/sql/tidy.sql"), detail);
    assertEquals(List.of(), ledger.list("rules/"));
  }

  @Test
  void rulesThatCannotBeReadNowDecideNothing() {
    MaskingRules slow =
        new MaskingRules(
            name -> {
              throw FakeRds.failure(AwsFailure.Kind.THROTTLED, "SlowDown", "slow");
            },
            ledger);

    assertThrows(AwsFailure.class, () -> slow.freeze(record(SANITIZED)));
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/plans.yaml, masking.yaml, /etc/masking.yaml",
    "/etc/plans.yaml, rules/masking.yaml, /etc/rules/masking.yaml",
    "/etc/plans.yaml, /opt/masking.yaml, /opt/masking.yaml",
    "plans.yaml, masking.yaml, masking.yaml"
  })
  void aRelativePathLeadsFromThePlanFile(String plan, String name, String expected) {
    assertEquals(new PlanLocation.File(Path.of(expected)), PlanLocation.parse(plan).beside(name));
  }

  @ParameterizedTest
  @CsvSource({
    "s3://my-bucket/prod/plans.yaml, masking.yaml, my-bucket, prod/masking.yaml",
    "s3://my-bucket/plans.yaml, masking.yaml, my-bucket, masking.yaml",
    "/etc/plans.yaml, s3://rules/masking.yaml, rules, masking.yaml",
    "ssm:/plans, s3://rules/masking.yaml, rules, masking.yaml"
  })
  void rulesMayLieBesideAPlanInABucketOrInOneOfTheirOwn(
      String plan, String name, String bucket, String key) {
    assertEquals(new PlanLocation.Object(bucket, key), PlanLocation.parse(plan).beside(name));
  }

  @Test
  void besideAParameterThereIsNoFolder() {
    Exception refusal =
        assertThrows(
            IllegalArgumentException.class,
            () -> PlanLocation.parse("ssm:/plans").beside("masking.yaml"));

    assertTrue(refusal.getMessage().contains("s3://bucket/key"), refusal.getMessage());
  }

  @Test
  void aTriggerFreezesItsRulesWithItsRunAndALaterEditDoesNotTouchThem() {
    SnapshotBench bench = new SnapshotBench().plans("/plans/sanitized.yaml").rules(name -> GOOD);
    bench.loop.deliver(TRIGGER);
    FrozenPlan frozen = bench.record("t-1").runs().get(0);

    bench.rules(name -> GOOD.replace("email: email", "email: hash")).loop.deliver(TRIGGER);

    FrozenPlan again = bench.loop.ledger.plan(frozen.run()).orElseThrow();
    assertEquals(frozen.rulesHash(), again.rulesHash());
    assertEquals(
        Optional.of(GOOD), new KeptRules(bench.loop.store).text(again.rulesHash().orElseThrow()));
  }

  @Test
  void aTriggerWithWrongRulesStartsNothing() {
    SnapshotBench bench =
        new SnapshotBench().plans("/plans/sanitized.yaml").rules(name -> "databases: 3");

    bench.loop.deliver(TRIGGER);

    assertEquals(List.of(), bench.loop.ledger.open());
    assertEquals(List.of(), bench.loop.bus.published());
    assertEquals(FailureCode.RULES_INVALID, bench.record("t-1").refusals().get(0).code());
  }

  private MaskingRules rules(String text) {
    return new MaskingRules(name -> text, ledger);
  }

  private static TriggerRecord record(FrozenPlan run) {
    return new TriggerRecord(
        "trigger-1", "nightly", Runs.REQUESTED_AT, List.of(run), List.of(), List.of());
  }

  private static FrozenPlan sanitizedBy(String rules) {
    return Runs.copiedAndVerified()
        .sanitized(new Sanitize(rules, Optional.empty(), List.of(), Optional.empty()))
        .frozen();
  }
}
