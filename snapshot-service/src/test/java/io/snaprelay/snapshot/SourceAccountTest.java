package io.snaprelay.snapshot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.SourceAccounts;
import io.snaprelay.events.FailureCode;
import io.snaprelay.events.RunRequested;
import io.snaprelay.events.RunStarted;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.FakeRds;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a request comes to whose databases are in other accounts. */
class SourceAccountTest {
  private static final String KNOWN = "333333333333";
  private static final String UNKNOWN = "999999999999";

  private final SnapshotBench bench =
      new SnapshotBench(new SourceAccounts(List.of(KNOWN))).plans(() -> listed(KNOWN, ""));

  private static String listed(String account, String sections) {
    return """
        databases: { orders: { instance: orders-prod, region: eu-west-1, account: "%s" } }
        plans:
          nightly:
            databases: [orders]
        %s"""
        .formatted(account, sections);
  }

  private static String selected(String accounts, String sections) {
    return """
        plans:
          nightly:
            select: { tag: "backup=nightly", regions: [eu-west-1], accounts: [%s] }
        %s"""
        .formatted(accounts, sections);
  }

  @Test
  void anAccountThatLetsNobodyTakeSnapshotsIsRefusedWithWhatToDeploy() {
    bench.plans(() -> listed(UNKNOWN, ""));

    TriggerRecord.Refusal refusal = request("").refusals().get(0);

    assertEquals(FailureCode.PLAN_NOT_EXECUTABLE, refusal.code());
    assertTrue(refusal.detail().contains(UNKNOWN), refusal.detail());
    assertTrue(refusal.detail().contains("source-account.yaml"), refusal.detail());
    assertEquals(List.of(), bench.rds.calls());
  }

  @Test
  void ofASelectionEveryUnknownAccountIsNamedAndNoneIsAsked() {
    bench.rds.put(tagged(UNKNOWN));
    bench.rds.put(tagged(KNOWN));
    bench.plans(() -> selected("\"%s\", \"%s\", \"888888888888\"".formatted(KNOWN, UNKNOWN), ""));

    List<String> details =
        request("").refusals().stream().map(TriggerRecord.Refusal::detail).toList();

    assertEquals(2, details.size());
    assertTrue(details.get(0).contains(UNKNOWN), details.toString());
    assertTrue(details.get(1).contains("888888888888"), details.toString());
    assertEquals(List.of(), bench.loop.bus.published(RunStarted.class));
  }

  @Test
  void aSelectionInOneOtherAccountNamesItsDatabasesAsAtHome() {
    bench.rds.put(tagged(KNOWN));
    bench.rds.put(tagged("111111111111"));
    bench.plans(() -> selected("\"%s\"".formatted(KNOWN), ""));

    assertEquals("orders-prod", request("").runs().get(0).databaseName());
    assertEquals(KNOWN, request("").runs().get(0).database().account());
    assertEquals(1, request("").runs().size());
  }

  @Test
  void ourOwnAccountIsSelectedBesideOthersIfItIsNamed() {
    bench.rds.put(tagged(KNOWN));
    bench.rds.put(tagged("111111111111"));
    bench.plans(() -> selected("\"%s\", \"111111111111\"".formatted(KNOWN), ""));

    assertEquals(
        List.of("orders-prod-111111111111", "orders-prod-333333333333"),
        request("").runs().stream().map(run -> run.databaseName()).sorted().toList());
  }

  @Test
  void aTriggerThatNamesATimeIsRefusedThere() {
    bench.plans(() -> listed(KNOWN, "    verify: { instanceClass: db.t4g.medium }\n"));

    refused(
        ",\"snapshot\":{\"at\":\"2026-11-20T10:41:00Z\"}",
        "No point in time is restored in account " + KNOWN);
  }

  @Test
  void aTriggerThatNamesASnapshotIsRefusedIfItWouldBeRestoredThere() {
    bench.plans(() -> listed(KNOWN, "    verify: { instanceClass: db.t4g.medium }\n"));

    refused(",\"snapshot\":\"monthly\"", "No snapshot that was only picked is restored");
  }

  /** Which account we run in only the service knows: the plan file may mean it by any. */
  @Test
  void whatWouldBeMaskedInAThirdAccountIsRefused() {
    bench.plans(
        () ->
            listed(
                KNOWN,
                """
                    copy: { region: eu-central-1, account: "222222222222", kmsKey: alias/x }
                    verify: { instanceClass: db.t4g.medium }
                    sanitize: { rules: m.yaml, kmsKey: alias/dev }
                """));

    refused("", "name a copy whose account is 111111111111");
  }

  @Test
  void whatWouldBeExportedInAThirdAccountIsRefused() {
    bench.plans(
        () ->
            listed(
                KNOWN,
                """
                    copy: { region: eu-central-1, account: "222222222222", kmsKey: alias/x }
                    export: { bucket: rds-exports, role: arn:aws:iam::111111111111:role/x, kmsKey: alias/x }
                """));

    refused("", "let the first copy have the account 111111111111");
  }

  /** The account of the disaster may be the one that is gone. */
  @ParameterizedTest
  @ValueSource(strings = {KNOWN, UNKNOWN})
  void aDisasterRecoveryAsksNothingOfTheAccountOfItsSource(String account) {
    bench.plans(
        () ->
            listed(
                account,
                """
                    snapshot: { source: good }
                    restore: { mode: dr, region: eu-central-1 }
                """));

    assertEquals(List.of(), request("").refusals());
  }

  @Test
  void anEventOfAnAccountStartsARunOnlyWhileTheAccountIsConfigured() {
    assertEquals(1, requestedByTheEvent(new SourceAccounts(List.of(UNKNOWN))));
    assertEquals(0, requestedByTheEvent(SourceAccounts.NONE));
  }

  private static int requestedByTheEvent(SourceAccounts known) {
    SnapshotBench bench =
        new SnapshotBench(known)
            .plans(() -> listed(UNKNOWN, "    on: [automated-snapshot-created]\n"));
    SnapshotRef taken =
        new SnapshotRef(
            DatabaseKind.INSTANCE, UNKNOWN, "eu-west-1", "rds:orders-prod-2026-11-21-02-00");
    bench.rds.put(FakeRds.snapshot(taken, "orders-prod", "available", "automated", Map.of()));

    bench.deliverFile("rds-snapshot-created-in-another-account.json");

    return bench.loop.bus.published(RunRequested.class).size();
  }

  private void refused(String more, String why) {
    TriggerRecord.Refusal refusal = request(more).refusals().get(0);

    assertEquals(FailureCode.PLAN_NOT_EXECUTABLE, refusal.code());
    assertTrue(refusal.detail().contains(why), refusal.detail());
    assertEquals(List.of(), bench.loop.bus.published(RunStarted.class));
  }

  private TriggerRecord request(String more) {
    bench.loop.deliver("{\"id\":\"t\",\"plan\":\"nightly\"%s}".formatted(more));
    return bench.record("t");
  }

  private static DatabaseState tagged(String account) {
    return FakeRds.instance(
        new DatabaseRef(DatabaseKind.INSTANCE, account, "eu-west-1", "orders-prod"),
        Map.of("backup", "nightly"));
  }
}
