package io.snaprelay.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.Verdict;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.Faults;
import io.snaprelay.step.testing.MemoryLedger;
import io.snaprelay.step.testing.Runs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class EvidenceChainTest {
  private static final DatabaseRef BILLING =
      new DatabaseRef(Runs.ORDERS.kind(), Runs.ACCOUNT, "eu-west-1", "billing-prod");

  private final Faults faults = new Faults();
  private final MemoryLedger ledger = new MemoryLedger(faults);
  private final EvidenceChain chain = new EvidenceChain(ledger);

  @Test
  void theFirstLinkComesAfterNone() {
    EvidenceLink first = join(run(1));

    assertEquals(1, first.number());
    assertTrue(first.previous().isEmpty());
  }

  @Test
  void eachLinkNamesTheOneBefore() {
    join(run(1));
    join(run(2));

    EvidenceLink third = join(run(3));

    assertEquals(3, third.number());
    assertEquals(run(2), third.previous().orElseThrow().run());
    assertEquals(Optional.of(third), chain.newest(Runs.ORDERS));
  }

  @Test
  void aRunThatAsksAgainFindsItsOwnLinkHoweverManyCameAfter() {
    EvidenceLink first = join(run(1));
    IntStream.rangeClosed(2, 40).forEach(number -> join(run(number)));

    assertEquals(first, join(run(1)));
    assertEquals(40, chain.newest(Runs.ORDERS).orElseThrow().number());
  }

  @Test
  void aServiceThatIsKilledAfterTheLinkGoesOnWithIt() {
    faults.failAfter("ledger.create", failure());
    assertThrows(AwsFailure.class, () -> join(run(1)));
    faults.failAfter("ledger.create", failure());
    assertThrows(AwsFailure.class, () -> join(run(1)));

    join(run(2));

    assertEquals(1, join(run(1)).number());
    assertEquals(2, join(run(2)).number());
    assertEquals(2, ledger.list(LedgerKeys.evidenceLinks(Runs.ORDERS)).size());
  }

  @Test
  void databasesDoNotShareAChain() {
    join(run(1));

    EvidenceLink other = chain.join(run(2), BILLING, forge(run(2), BILLING));

    assertEquals(1, other.number());
    assertEquals(run(1), chain.newest(Runs.ORDERS).orElseThrow().run());
  }

  @Test
  void runsThatEndInTheSameMomentMakeOneOrder() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<EvidenceLink>> runs = new ArrayList<>();
      IntStream.range(0, 32).forEach(number -> runs.add(() -> join(run(number))));
      List<EvidenceLink> links = new ArrayList<>();
      for (Future<EvidenceLink> link : threads.invokeAll(runs)) {
        links.add(link.get());
      }

      assertEquals(
          LongStream.rangeClosed(1, 32).boxed().toList(),
          links.stream().map(EvidenceLink::number).sorted().toList());
      links.stream()
          .filter(link -> link.number() > 1)
          .forEach(
              link ->
                  assertEquals(
                      link.previous().orElseThrow().run(),
                      links.stream()
                          .filter(other -> other.number() == link.number() - 1)
                          .findFirst()
                          .orElseThrow()
                          .run()));
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void theHistoryTravelsWithTheLinks() {
    IntStream.rangeClosed(1, 35).forEach(number -> join(run(number)));

    History history = chain.newest(Runs.ORDERS).orElseThrow().history();

    assertEquals(History.LONGEST, history.recent().size());
    assertEquals(run(35), history.newest().run());
    assertEquals(run(6), history.recent().get(History.LONGEST - 1).run());
  }

  @Test
  void theLastProofIsKnownHoweverLongAgoItWas() {
    join(run(1));
    Point failed = point(run(0), Optional.empty());
    History history = History.begin(point(run(1), Optional.of(Verdict.PASSED)), none(), none());
    for (int i = 0; i < 2 * History.LONGEST; i++) {
      history = history.then(failed, none(), none());
    }

    assertEquals(run(1), history.proved().orElseThrow().run());
    assertEquals(run(1), history.judged().orElseThrow().run());
    assertEquals(History.LONGEST, history.recent().size());
  }

  @Test
  void aFailedProofJudgesAndProvesNothing() {
    History history =
        History.begin(point(run(1), Optional.of(Verdict.PASSED)), none(), none())
            .then(point(run(2), Optional.of(Verdict.FAILED)), none(), none());

    assertEquals(run(2), history.judged().orElseThrow().run());
    assertEquals(run(1), history.proved().orElseThrow().run());
  }

  private EvidenceLink join(RunId run) {
    return chain.join(run, Runs.ORDERS, forge(run, Runs.ORDERS));
  }

  private static EvidenceChain.Forge forge(RunId run, DatabaseRef database) {
    Point point = point(run, Optional.of(Verdict.PASSED));
    return (number, previous) ->
        new EvidenceLink(
            number,
            run,
            database,
            "SnapRelay 0.1.0",
            previous.map(
                link ->
                    new EvidenceLink.Previous(
                        link.number(), link.run(), Optional.of("0".repeat(64)))),
            previous
                .map(link -> link.history().then(point, none(), none()))
                .orElseGet(() -> History.begin(point, none(), none())));
  }

  private static Point point(RunId run, Optional<Verdict> verdict) {
    return new Point(
        run,
        Runs.REQUESTED_AT,
        RunResult.SUCCEEDED,
        verdict,
        verdict.map(judged -> Runs.REQUESTED_AT),
        none(),
        none(),
        1,
        0,
        0);
  }

  private static Optional<Duration> none() {
    return Optional.empty();
  }

  private static RunId run(int number) {
    return RunId.of("trigger-" + number, "nightly", "orders");
  }

  private static AwsFailure failure() {
    return FakeRds.failure(AwsFailure.Kind.UNAVAILABLE, "SlowDown", "S3");
  }
}
