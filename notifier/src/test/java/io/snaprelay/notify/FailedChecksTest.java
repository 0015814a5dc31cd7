package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.evidence.SampleChecks;
import io.snaprelay.plan.Check;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.Verify;
import io.snaprelay.step.testing.Runs;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FailedChecksTest {
  private static final Plan PLAN =
      Runs.nightly()
          .verified(
              new Verify(
                  Optional.empty(),
                  Optional.empty(),
                  Optional.empty(),
                  "db.t4g.medium",
                  Optional.empty(),
                  Optional.empty(),
                  List.of(
                      new Check.Sql(
                          "oldest customer",
                          Optional.empty(),
                          "select name from customers order by born limit 1",
                          new Check.Equals("Nobody")))))
          .plan();

  private static CheckResult failed(String name, String seen) {
    return SampleChecks.check(name, "shop", Status.FAIL, "Nobody", seen, 1);
  }

  @Test
  void whatAQueryOfTheUsersAnsweredIsToldNobody() {
    List<String> lines = FailedChecks.of(List.of(failed("oldest customer", "Jane Roe")), PLAN);

    assertFalse(lines.toString().contains("Jane Roe"), lines::toString);
    assertEquals(
        List.of(
            "Check 'oldest customer' on shop failed: expected Nobody, the evidence says what it"
                + " answered instead."),
        lines);
  }

  @Test
  void whatEveryProofLooksAtIsTold() {
    assertEquals(
        List.of("Check 'row-counts' on shop failed: expected Nobody, saw 7 rows."),
        FailedChecks.of(List.of(failed("row-counts", "7 rows")), PLAN));
  }

  @Test
  void nobodyReadsMoreThanFive() {
    List<String> lines = FailedChecks.of(Collections.nCopies(7, failed("content", "x")), PLAN);

    assertEquals(6, lines.size());
    assertEquals("And 2 more failed checks.", lines.get(5));
  }

  @Test
  void whatPassedOrWasSkippedIsNotListed() {
    assertEquals(List.of(), FailedChecks.of(SampleChecks.all(), PLAN));
  }
}
