package io.snaprelay.notify;

import io.snaprelay.events.SweepReported;
import io.snaprelay.evidence.page.Wording;
import io.snaprelay.notify.channel.Notice.News;
import io.snaprelay.sweep.Cause;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The notice about what a sweep has found, or could not remove. What went as it was told is no
 * news.
 */
final class SweepNotice {
  private static final String ELSE =
      "Look at what is named here: a newer service has found it, for a reason of its own.";

  private SweepNotice() {}

  static Optional<News> of(SweepReported event) {
    return switch (event.state()) {
      case FOUND -> Optional.of(found(event));
      case NOT_REMOVED -> Optional.of(notRemoved(event));
      case REMOVED -> Optional.empty();
    };
  }

  private static News found(SweepReported event) {
    return new News(
        "Sweep: %s: %s".formatted(event.cause(), event.subject()),
        List.of("%s: %s.".formatted(event.subject(), event.detail())),
        List.of(
            event
                .removedAfter()
                .map(at -> "It stays until %s, and then goes.".formatted(Wording.time(at)))
                .orElse("SnapRelay does not touch it.")),
        List.of(advice(event.cause())));
  }

  private static News notRemoved(SweepReported event) {
    return new News(
        "Sweep: not removed: %s".formatted(event.subject()),
        List.of(
            "%s (%s) should have gone: %s"
                .formatted(event.subject(), event.cause(), event.detail())),
        List.of(event.subject() + " still exists and may cost money."),
        List.of("Remove it yourself, or what forbids its removal: each later sweep tries again."));
  }

  private static String advice(String cause) {
    return Arrays.stream(Cause.values())
        .filter(each -> each.name().equals(cause))
        .findFirst()
        .map(SweepNotice::advice)
        .orElse(ELSE);
  }

  private static String advice(Cause cause) {
    return switch (cause) {
      case EXPIRED, RUN_OVER, RUN_UNKNOWN ->
          "Nothing, unless you need it: copy what you need of it before that time.";
      case HALF_MADE -> "Look at RDS's events of it, if it fails again.";
      case NOT_RECORDED, OTHER_RESOURCE ->
          "Find out whose it is. If it is yours and SnapRelay should not name it, take the tags snaprelay:* off it.";
      case RUN_SILENT ->
          "Look for the run's messages in the dead-letter queues, and whether every service is running.";
      case NOT_STARTED ->
          "Look at the schedule in EventBridge and at its dead-letter queue, or start the plan: snaprelay run.";
    };
  }
}
