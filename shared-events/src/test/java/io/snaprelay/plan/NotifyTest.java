package io.snaprelay.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.plan.Notify.Channel;
import io.snaprelay.plan.Notify.Occasion;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NotifyTest {
  private static Set<Occasion> heard(Channel channel, Occasion... on) {
    Notify notify = new Notify(channel, "ops", Set.of(on));
    return Arrays.stream(Occasion.values()).filter(notify::hears).collect(Collectors.toSet());
  }

  @Test
  void whoSaysNothingHearsOfStartAndEndAndOfWhatWaitsForAPerson() {
    assertEquals(
        Set.of(Occasion.STARTED, Occasion.SUCCEEDED, Occasion.FAILED, Occasion.AWAITS_APPROVAL),
        heard(Channel.SLACK));
  }

  @Test
  void whoNamesAnOccasionHearsNothingElse() {
    assertEquals(Set.of(Occasion.STEP_FAILED), heard(Channel.EMAIL, Occasion.STEP_FAILED));
  }

  @Test
  void anIncidentIsNeitherOpenedByAStartNorLeftOpenBySuccess() {
    assertEquals(
        Set.of(Occasion.SUCCEEDED, Occasion.FAILED, Occasion.AWAITS_APPROVAL),
        heard(Channel.PAGERDUTY));
    assertEquals(
        Set.of(Occasion.SUCCEEDED, Occasion.VERDICT_FAILED),
        heard(Channel.PAGERDUTY, Occasion.VERDICT_FAILED, Occasion.STARTED));
  }
}
