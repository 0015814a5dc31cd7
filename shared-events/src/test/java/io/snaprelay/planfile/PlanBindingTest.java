package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.plan.Check;
import io.snaprelay.plan.Copy;
import io.snaprelay.plan.DatabaseTarget;
import io.snaprelay.plan.Digest;
import io.snaprelay.plan.Digest.Severity;
import io.snaprelay.plan.Export;
import io.snaprelay.plan.Limits;
import io.snaprelay.plan.Notify;
import io.snaprelay.plan.Notify.Channel;
import io.snaprelay.plan.Notify.Occasion;
import io.snaprelay.plan.Overlap;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.RdsTrigger;
import io.snaprelay.plan.Restore;
import io.snaprelay.plan.Retain;
import io.snaprelay.plan.Sanitize;
import io.snaprelay.plan.Select;
import io.snaprelay.plan.Share;
import io.snaprelay.plan.SnapshotSource;
import io.snaprelay.plan.Verify;
import io.snaprelay.refs.DatabaseKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every field of a file arrives in the record, and every absent one as its default. */
class PlanBindingTest {
  private final Plan plan = Plans.file("everything").plans().get("nightly");

  @Test
  void anIdentifierIsInLowerCaseAsRdsStoresIt() {
    assertEquals(
        new DatabaseTarget(DatabaseKind.INSTANCE, "orders-prod", "eu-west-1", Optional.empty()),
        Plans.file("everything").databases().get("orders"));
  }

  @Test
  void aClusterOfAnotherAccountKeepsItsAccount() {
    assertEquals(
        new DatabaseTarget(
            DatabaseKind.CLUSTER, "ledger-aurora", "eu-west-1", Optional.of("555555555555")),
        Plans.file("everything").databases().get("ledger"));
  }

  @Test
  void whatAPlanLeavesOutIsTheDefault() {
    assertEquals(
        new Plan(
            List.of("orders"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Overlap.SKIP,
            Limits.DEFAULTS,
            SnapshotSource.FRESH,
            List.of(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of()),
        Plans.file("nothing-but-a-database").plans().get("nightly"));
  }

  @Test
  void whenAndForWhatArrives() {
    assertEquals(List.of("orders", "books"), plan.databases());
    assertEquals(Optional.of("cron(0 2 * * ? *)"), plan.schedule());
    assertEquals(List.of(RdsTrigger.AUTOMATED_SNAPSHOT_CREATED), plan.on());
    assertEquals(Overlap.QUEUE, plan.overlap());
    assertEquals(new Limits(Duration.ofHours(7), 2, Duration.ofMinutes(90)), plan.limits());
  }

  @Test
  void onlyTheFirstEqualsSignSeparatesATag() {
    assertEquals(
        Optional.of(
            new Select(
                "backup",
                "nightly=eu",
                List.of("eu-west-1", "eu-central-1"),
                List.of("222222222222", "333333333333"),
                Optional.of("postgres"))),
        Plans.file("everything").plans().get("tagged").select());
  }

  @Test
  void theSectionsAboutSnapshotsArrive() {
    assertEquals(
        SnapshotSource.of(SnapshotSource.Kind.LATEST).within(Duration.ofDays(30)), plan.snapshot());
    assertEquals(
        List.of(new Copy("eu-central-1", Optional.of("alias/dr"), Optional.empty())),
        plan.copies());
    assertEquals(Optional.of(new Share(List.of("333333333333"))), plan.share());
    assertEquals(
        Optional.of(
            new Export(
                "rds-exports",
                Optional.of("nightly"),
                Optional.of("arn:aws:iam::111111111111:role/rds-export"),
                Optional.of("1234abcd-12ab-34cd-56ef-1234567890ab"))),
        plan.export());
    assertEquals(
        Optional.of(
            new Retain(
                Optional.of(Duration.ofDays(2)),
                Optional.of(new Retain.Generations(14, 8, 12, 0)),
                true)),
        plan.retain());
  }

  @Test
  void everyCopyArrivesWithWhatItIsOf() {
    Plan many = Plans.file("several-copies").plans().get("nightly");

    assertEquals(
        List.of(
            new Copy("eu-central-1", Optional.of("alias/dr"), Optional.empty()),
            new Copy(
                Optional.of("vault"),
                "eu-central-1",
                Optional.of("222222222222"),
                Optional.of("alias/vault"),
                Optional.of("orders-options"),
                Optional.of("eu-central-1")),
            new Copy("us-east-1", Optional.of("alias/dr"), Optional.empty())),
        many.copies());
    assertEquals(Optional.of("vault"), many.verify().orElseThrow().target());
  }

  @Test
  void theProofArrivesWithItsChecks() {
    Optional<String> anyDatabase = Optional.empty();
    assertEquals(
        Optional.of(
            new Verify(
                Optional.of(Verify.Subject.COPY),
                Optional.of(Duration.ofHours(1)),
                Optional.of(Duration.ofHours(24)),
                "db.t4g.medium",
                Optional.of(Duration.ofHours(4)),
                Optional.of("snaprelay_verify"),
                List.of(
                    new Check.Freshness(
                        "freshness of public.orders.created_at",
                        Optional.of("shop"),
                        "public.orders",
                        "created_at",
                        Duration.ofHours(24)),
                    new Check.Sql("amount", anyDatabase, "select 1.50", new Check.Equals("1.50")),
                    new Check.Sql("open", anyDatabase, "select true", new Check.Equals("t")),
                    new Check.Sql(
                        "few",
                        anyDatabase,
                        "select 5",
                        new Check.Between(new BigDecimal("1"), new BigDecimal("10.5"))),
                    new Check.Sql(
                        "none", anyDatabase, "select 1 where false", new Check.Empty(true))))),
        plan.verify());
  }

  @Test
  void aProofInDepthArrives() {
    assertEquals(
        new Verify.Scope(
            Verify.Mode.DEEP,
            Optional.of("ops.heartbeat"),
            5,
            List.of("public.sessions"),
            List.of("public.orders"),
            List.of("public.orders_2019")),
        inDepth().scope());
  }

  @Test
  void everyKindOfCheckArrives() {
    Optional<String> anyDatabase = Optional.empty();
    String orders = "public.orders";
    assertEquals(
        List.of(
            new Check.Range(
                "range of public.orders.amount",
                anyDatabase,
                orders,
                "amount",
                Optional.of("0"),
                Optional.of("99.50")),
            new Check.Range(
                "no old order",
                anyDatabase,
                orders,
                "placed",
                Optional.of("2020-01-01"),
                Optional.empty()),
            new Check.Unique(
                "unique public.orders (number, shop)",
                anyDatabase,
                orders,
                List.of("number", "shop")),
            new Check.NotNull(
                "not null public.orders (customer)", anyDatabase, orders, List.of("customer")),
            new Check.Login(
                "login reads public.orders",
                Optional.of("shop"),
                "arn:aws:secretsmanager:eu-west-1:111111111111:secret:app-AbCdEf",
                orders),
            new Check.Writable("writable public.orders", anyDatabase, orders),
            new Check.Sql("some", anyDatabase, "select 1", new Check.Empty(false))),
        inDepth().checks());
  }

  private static Verify inDepth() {
    return Plans.file("proof-in-depth").plans().get("nightly").verify().orElseThrow();
  }

  @Test
  void aProofWithoutSettingsIsTheUsualOne() {
    assertEquals(Verify.Scope.USUAL, plan.verify().orElseThrow().scope());
  }

  @Test
  void theSectionsAboutRestoredDatabasesArrive() {
    assertEquals(
        Optional.of(
            new Sanitize(
                "orders-masking.yaml",
                Optional.of("alias/dev"),
                List.of("444444444444"),
                Optional.of(5))),
        plan.sanitize());
    assertEquals(
        Optional.of(
            new Restore(
                Restore.Mode.DR,
                Restore.Approval.MANUAL,
                Optional.empty(),
                true,
                new Restore.Wanted(
                    Optional.empty(),
                    Optional.of("eu-central-1"),
                    Optional.of("db.r6g.large"),
                    Optional.of("dr-private"),
                    List.of("sg-0fedcba9876543210"),
                    Optional.of("orders-pg17-dr"),
                    Optional.of("orders-options-dr"),
                    Optional.empty()),
                new Restore.Mapping(
                    Map.of("private", "dr-private"),
                    Map.of("sg-0123456789abcdef0", "sg-0fedcba9876543210"),
                    Map.of("orders-pg17", "orders-pg17-dr"),
                    Map.of("orders-options", "orders-options-dr"),
                    Map.of("alias/orders", "alias/orders-dr"),
                    Map.of(
                        "arn:aws:iam::111111111111:role/monitoring",
                        "arn:aws:iam::222222222222:role/monitoring")))),
        plan.restore());
  }

  @Test
  void everyChannelArrivesWithItsOccasions() {
    assertEquals(
        List.of(
            new Notify(Channel.SLACK, "ops", Set.of()),
            new Notify(Channel.WEBHOOK, "audit", Set.of(Occasion.STARTED, Occasion.SUCCEEDED)),
            new Notify(
                Channel.EMAIL,
                "dba@example.org",
                Set.of(Occasion.FAILED, Occasion.STEP_FAILED, Occasion.VERDICT_FAILED)),
            new Notify(Channel.SNS, "arn:aws:sns:eu-west-1:111111111111:ops", Set.of()),
            new Notify(Channel.PAGERDUTY, "oncall", Set.of()),
            new Notify(
                Channel.TEAMS,
                "ops",
                Set.of(),
                Optional.of(new Digest("cron(0 7 * * ? *)", Set.of(Severity.INFO)))),
            new Notify(
                Channel.EMAIL,
                "boss@example.org",
                Set.of(),
                Optional.of(new Digest("cron(0 7 ? * MON *)", Set.of(Severity.values()))))),
        plan.notifications());
  }
}
