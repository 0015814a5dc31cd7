package io.snaprelay.notify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.events.EventHeader;
import io.snaprelay.events.SnapshotsExpired;
import io.snaprelay.events.SnapshotsExpired.Reason;
import io.snaprelay.events.SnapshotsExpired.Reasons;
import io.snaprelay.names.StepName;
import io.snaprelay.notify.channel.Notice.News;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.step.testing.Runs;
import io.snaprelay.step.testing.Stock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** People hear of an expiry only when somebody must do something. */
class ExpiryNoticeTest {
  private static final FrozenPlan RUN = Runs.copiedAndVerified().frozen();
  private static final SnapshotRef COPY = Stock.ref(RUN, StepName.COPY);

  @ParameterizedTest
  @ValueSource(strings = {"ACCESS_DENIED", "INVALID_STATE", "REFUSED", "DELETING", "NOT_OURS"})
  void whatCouldNotBeDeletedIsTold(String code) {
    News notice = about(code).orElseThrow();

    assertTrue(notice.title().contains("1 expired snapshots were not deleted"), notice.title());
    assertTrue(notice.happened().get(0).contains(COPY.arn() + ": " + code), notice.toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"LEGAL_HOLD", "OPEN_RUN", "SHARED", "NEWEST", "WITHIN_AGE"})
  void whatARuleHasSparedIsNoNews(String code) {
    assertEquals(Optional.empty(), about(code));
  }

  @Test
  void whatWentAsPlannedIsNoNews() {
    assertEquals(Optional.empty(), ExpiryNotice.of(event(Optional.empty())));
    assertEquals(
        Optional.empty(),
        ExpiryNotice.of(
            event(
                Optional.of(
                    new Reasons(
                        "nightly", List.of(new Reason(COPY, "COPY_SUPERSEDED", "")), List.of())))));
  }

  private static Optional<News> about(String code) {
    Reasons reasons =
        new Reasons("nightly", List.of(), List.of(new Reason(COPY, code, "in an hour")));
    return ExpiryNotice.of(event(Optional.of(reasons)));
  }

  private static SnapshotsExpired event(Optional<Reasons> reasons) {
    EventHeader header =
        new EventHeader(
            "event-1",
            Optional.of(RUN.run()),
            Optional.empty(),
            Runs.REQUESTED_AT,
            Optional.empty(),
            Optional.empty());
    return new SnapshotsExpired(header, Runs.ORDERS, List.of(), reasons);
  }
}
