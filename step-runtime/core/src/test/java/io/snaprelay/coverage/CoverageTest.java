package io.snaprelay.coverage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.chain.EvidenceChain;
import io.snaprelay.chain.EvidenceLink;
import io.snaprelay.chain.History;
import io.snaprelay.chain.Point;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.planfile.PlanReader;
import io.snaprelay.planfile.PlanReading;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.MemoryLedger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CoverageTest {
  private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
  private static final String PLANS =
      """
      databases:
        orders: { instance: orders-prod, region: eu-west-1 }
        billing: { instance: billing-prod, region: eu-west-1, account: "222222222222" }
        archive: { instance: archive-prod, region: eu-west-1 }
      plans:
        nightly: { databases: [orders, billing], snapshot: { source: fresh } }
        weekly: { databases: [orders], snapshot: { source: fresh } }
      """;

  private final EvidenceChain chain = new EvidenceChain(new MemoryLedger());
  private int runs;

  @Test
  void aDatabaseWithoutAnyProofIsARedRowNotAMissingOne() {
    Coverage coverage = coverage(PLANS);

    assertEquals(3, coverage.rows().size());
    assertEquals(Standing.NEVER, row(coverage, "orders").standing());
    assertEquals(Standing.NEVER, row(coverage, "billing").standing());
    assertEquals(Standing.IN_NO_PLAN, row(coverage, "archive").standing());
    assertFalse(coverage.isComplete());
    assertEquals(3, page(coverage).split("<tr class=\"bad\">", -1).length - 1);
  }

  @Test
  void aProvedDatabaseIsGreenWithAgeAndPlans() {
    proved("111111111111", "orders-prod", Duration.ofHours(6), Duration.ofMinutes(14));

    CoverageRow row = row(coverage(PLANS), "orders");

    assertEquals(Standing.PROVED, row.standing());
    assertEquals(Optional.of(Duration.ofHours(6)), row.age());
    assertEquals(List.of("nightly", "weekly"), row.plans());
    assertEquals(Optional.of(1L), row.evidence());
  }

  @Test
  void theAccountInThePlanIsTheOneThatCounts() {
    proved("111111111111", "billing-prod", Duration.ofHours(6), Duration.ofMinutes(14));
    assertEquals(Standing.NEVER, row(coverage(PLANS), "billing").standing());

    proved("222222222222", "billing-prod", Duration.ofHours(6), Duration.ofMinutes(14));
    assertEquals(Standing.PROVED, row(coverage(PLANS), "billing").standing());
  }

  @Test
  void aProofThatIsTooOldIsRed() {
    proved("111111111111", "orders-prod", Duration.ofDays(8).plusSeconds(1), Duration.ZERO);

    assertEquals(Standing.TOO_OLD, row(coverage(PLANS), "orders").standing());
  }

  @Test
  void aFailedProofIsRedHoweverManyPassedBefore() {
    proved("111111111111", "orders-prod", Duration.ofHours(30), Duration.ZERO);
    add(
        "orders-prod",
        Duration.ofHours(6),
        Optional.of(Verdict.FAILED),
        RunResult.FAILED,
        Duration.ZERO);

    assertEquals(Standing.FAILED, row(coverage(PLANS), "orders").standing());
  }

  @Test
  void aRunThatNeverCameToAProofDoesNotHideTheLastOne() {
    proved("111111111111", "orders-prod", Duration.ofHours(30), Duration.ZERO);
    add("orders-prod", Duration.ofHours(6), Optional.empty(), RunResult.FAILED, Duration.ZERO);

    CoverageRow row = row(coverage(PLANS), "orders");

    assertEquals(Standing.PROVED_BUT, row.standing());
    assertEquals(Optional.of(Duration.ofHours(30)), row.age());
    assertEquals(RunResult.FAILED, row.lastRun().orElseThrow().result());
  }

  @Test
  void aMissedObjectiveIsNotGreen() {
    proved("111111111111", "orders-prod", Duration.ofHours(6), Duration.ofMinutes(31));

    assertEquals(Standing.PROVED_BUT, row(coverage(PLANS), "orders").standing());
  }

  @Test
  void thoseThatNobodyMayRelyOnComeFirst() {
    proved("111111111111", "orders-prod", Duration.ofHours(6), Duration.ZERO);

    assertEquals("orders", coverage(PLANS).rows().get(2).name());
  }

  @Test
  void databasesThatOnlyATagNamesAreSaidToBeUnknown() {
    String plans =
        """
        databases: {}
        plans:
          all: { select: { tag: "backup=nightly", regions: [eu-west-1] }, snapshot: { source: fresh } }
        """;

    Coverage coverage = coverage(plans);

    assertFalse(coverage.isComplete());
    assertTrue(coverage.notes().get(0).contains("backup=nightly"), coverage.notes().toString());
    assertTrue(page(coverage).contains("backup=nightly"));
  }

  @Test
  void trendsAreDrawnInThePageItself() {
    for (int day = 20; day > 0; day--) {
      proved("111111111111", "orders-prod", Duration.ofDays(day), Duration.ofMinutes(10 + day));
    }
    add("orders-prod", Duration.ofHours(9), Optional.empty(), RunResult.FAILED, Duration.ZERO);
    proved("111111111111", "orders-prod", Duration.ofHours(6), Duration.ofMinutes(14));

    String page = page(coverage(PLANS));

    assertEquals(2, page.split("<svg", -1).length - 1, "recovery time and recovery point");
    assertEquals(
        3, page.split("<polyline", -1).length - 1, "the failed run is a gap in one of them");
    assertTrue(page.contains("class=\"objective\""));
    assertFalse(
        Pattern.compile("<script|<link|<img|<iframe|@import|url\\(|https?://|(?:src|href)\\s*=")
            .matcher(page)
            .find());
  }

  @Test
  void whatPlansNameIsShownAsText() {
    assertEquals("&lt;b&gt; &amp; &quot;a&quot; &#39;b&#39;", Html.text("<b> & \"a\" 'b'"));
  }

  private void proved(String account, String identifier, Duration ago, Duration rto) {
    add(account, identifier, ago, Optional.of(Verdict.PASSED), RunResult.SUCCEEDED, rto);
  }

  private void add(
      String identifier, Duration ago, Optional<Verdict> verdict, RunResult result, Duration rto) {
    add("111111111111", identifier, ago, verdict, result, rto);
  }

  private void add(
      String account,
      String identifier,
      Duration ago,
      Optional<Verdict> verdict,
      RunResult result,
      Duration rto) {
    RunId run = RunId.of("trigger-" + runs++, "nightly", "orders");
    DatabaseRef ref = new DatabaseRef(DatabaseKind.INSTANCE, account, "eu-west-1", identifier);
    Instant at = NOW.minus(ago);
    Point point =
        new Point(
            run,
            at,
            result,
            verdict,
            verdict.map(judged -> at),
            verdict.map(judged -> rto),
            Optional.of(Duration.ofSeconds(9)),
            5,
            0,
            1);
    chain.join(
        run,
        ref,
        (number, previous) ->
            new EvidenceLink(
                number, run, ref, "SnapRelay", Optional.empty(), history(previous, point)));
  }

  private static History history(Optional<EvidenceLink> previous, Point point) {
    Optional<Duration> rto = Optional.of(Duration.ofMinutes(30));
    Optional<Duration> rpo = Optional.of(Duration.ofHours(1));
    return previous
        .map(link -> link.history().then(point, rto, rpo))
        .orElseGet(() -> History.begin(point, rto, rpo));
  }

  private Coverage coverage(String plans) {
    PlanReading reading = PlanReader.read(plans);
    PlanFile file = ((PlanReading.Accepted) reading).file();
    return Coverage.of(file, () -> "111111111111", chain, NOW, Duration.ofDays(8));
  }

  private static CoverageRow row(Coverage coverage, String name) {
    return coverage.rows().stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String page(Coverage coverage) {
    return new String(CoverageHtml.render(coverage), StandardCharsets.UTF_8);
  }
}
