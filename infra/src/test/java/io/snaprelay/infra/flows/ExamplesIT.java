package io.snaprelay.infra.flows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.cli.Patience;
import io.snaprelay.cli.demo.AwsClients;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.RestoreNetwork;
import io.snaprelay.cli.demo.SourceDatabase;
import io.snaprelay.events.RunResult;
import io.snaprelay.names.RunId;
import io.snaprelay.refs.DatabaseKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.rds.RdsClient;

/**
 * Examples of restores in and from other accounts, and to a time, on all five services. Every build
 * plays them reaction by reaction in the modules.
 */
@EnabledIfSystemProperty(named = "snaprelay.flows", matches = "all")
@Execution(ExecutionMode.CONCURRENT)
class ExamplesIT {
  private static final String OWNER = Place.ACCOUNT_WITH_DATABASES;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @ParameterizedTest
  @EnumSource(Fate.class)
  void aCopyInAnotherAccountIsProvedThereRehearsedAndKept(Fate fate) throws Exception {
    String network = Place.OTHER_ACCOUNT + ":sg-0fedcba9876543210";
    try (Flow flow =
            Flow.of(
                "../other-account.yaml",
                Cast.AS_WRITTEN,
                Map.of("SNAPRELAY_RESTORE_OTHER_ACCOUNTS", network));
        AwsClients theirs = flow.place().others()) {
      new RestoreNetwork(theirs).lay();
      Place.create(theirs.kms(Regions.HOME), "alias/vault");
      createProduction(flow);

      assertSucceeds(flow, "vault", fate);
      assertSucceeds(flow, "rehearsal", fate);
      assertEquals(List.of(), databases(theirs.rds(Regions.HOME)));
      assertSucceeds(flow, "beside", fate);

      assertEquals(List.of("orders-restored"), databases(theirs.rds(Regions.HOME)));
      assertEquals(List.of(SourceDatabase.IDENTIFIER), databases(flow.place().rds(Regions.HOME)));
    }
  }

  /** Nobody brings the RDS events of that account home. */
  @Test
  void databasesOfAnotherAccountAreCopiedHomeAndProved() throws Exception {
    try (Flow flow =
            Flow.of(
                "../accounts.yaml",
                Cast.AS_WRITTEN,
                Map.of("SNAPRELAY_SOURCE_ACCOUNTS", OWNER + ",444444444444"));
        AwsClients theirs = flow.place().account(OWNER)) {
      String key = Place.create(theirs.kms(Regions.HOME), "alias/production");
      for (DatabaseKind kind : DatabaseKind.values()) {
        new SourceDatabase(theirs.rds(Regions.HOME), flow.place().stage().aws().caBundle(), kind)
            .create(key, "17", 100);
      }
      flow.rewrite(text -> text.replace("ledger-prod", SourceDatabase.IDENTIFIER));

      assertSucceeds(flow, "nightly", Fate.DELIVERED);

      assertEquals(List.of(), flow.place().temporaryDatabases());
      assertEquals(
          Set.of(SourceDatabase.IDENTIFIER), Set.copyOf(databases(theirs.rds(Regions.HOME))));
    }
  }

  @ParameterizedTest
  @EnumSource(Fate.class)
  void aPointInTimeIsProvedAndStaysBesideProduction(Fate fate) throws Exception {
    try (Flow flow = Flow.of("../point-in-time.yaml", Cast.AS_WRITTEN)) {
      createProduction(flow);
      beginBackups(flow);

      assertSucceeds(flow, "drill", fate);
      assertEquals(List.of(), flow.place().temporaryDatabases());
      assertSucceeds(flow, "beside", fate);

      assertEquals(
          List.of("orders-before", SourceDatabase.IDENTIFIER),
          databases(flow.place().rds(Regions.HOME)).stream().sorted().toList());
    }
  }

  private static void createProduction(Flow flow) {
    flow.place()
        .shop(DatabaseKind.INSTANCE, Regions.HOME)
        .create(flow.place().key(Regions.HOME), "17", 100);
  }

  private static void beginBackups(Flow flow) {
    flow.place()
        .stage()
        .aws()
        .takeAutomatedSnapshot(
            "{\"account\":\"%s\",\"region\":\"%s\",\"instance\":\"%s\"}"
                .formatted(AwsClients.ACCOUNT, Regions.HOME, SourceDatabase.IDENTIFIER));
    Patience.until(
            PATIENCE,
            () ->
                Optional.ofNullable(
                    flow.place()
                        .rds(Regions.HOME)
                        .describeDBInstances()
                        .dbInstances()
                        .get(0)
                        .latestRestorableTime()))
        .orElseThrow();
  }

  private static void assertSucceeds(Flow flow, String plan, Fate fate) {
    for (RunId run : flow.start(plan, fate)) {
      assertEquals(RunResult.SUCCEEDED, flow.ended(run), plan);
    }
  }

  /** Instances that are no members, and clusters. */
  private static List<String> databases(RdsClient rds) {
    return Stream.concat(
            rds.describeDBInstances().dbInstances().stream()
                .filter(it -> it.dbClusterIdentifier() == null)
                .map(it -> it.dbInstanceIdentifier()),
            OfKind.of(DatabaseKind.CLUSTER, rds).names())
        .toList();
  }
}
