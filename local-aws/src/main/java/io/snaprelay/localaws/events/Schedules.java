package io.snaprelay.localaws.events;

import io.snaprelay.localaws.time.Timeline;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Fires the rules that have a schedule. A rule that was replaced, disabled or deleted meanwhile is
 * another object, or none, so its old alarms find nothing to do.
 */
final class Schedules {

  private static final Logger LOG = System.getLogger(Schedules.class.getName());
  private static final Duration EARLY = Duration.ofSeconds(1);

  private final Timeline time;
  private final Router router;

  Schedules(Timeline time, Router router) {
    this.time = time;
    this.router = router;
  }

  void start(Bus bus, Rule rule) {
    if (rule.enabled() && rule.schedule() != null) {
      arm(bus, rule, time.now());
    }
  }

  private void arm(Bus bus, Rule rule, Instant after) {
    rule.schedule()
        .times()
        .after(after)
        .ifPresent(
            due -> time.after(Duration.between(time.now(), due), () -> ring(bus, rule, due)));
  }

  private void ring(Bus bus, Rule rule, Instant due) {
    if (bus.find(rule.name()).filter(current -> current == rule).isEmpty()) {
      return;
    }
    if (time.now().isBefore(due.minus(EARLY))) {
      LOG.log(
          Level.ERROR,
          "{0} will not fire: schedules need a timeline that is not scaled",
          rule.arn());
      return;
    }
    router.fire(rule, event(rule, due));
    arm(bus, rule, due);
  }

  /** The event of a schedule. Source: User Guide, "Scheduled Event". */
  private static Event event(Rule rule, Instant due) {
    ServiceEvent told =
        new ServiceEvent(
            rule.bus().account(),
            rule.bus().region(),
            "aws.events",
            "Scheduled Event",
            due,
            List.of(rule.arn()),
            "{}");
    return Event.of(UUID.randomUUID().toString(), told, Json.MAPPER.createObjectNode());
  }
}
