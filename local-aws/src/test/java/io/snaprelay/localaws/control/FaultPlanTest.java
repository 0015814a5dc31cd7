package io.snaprelay.localaws.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.wire.AwsError;
import io.snaprelay.localaws.wire.Call;
import io.snaprelay.localaws.wire.LostReply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FaultPlanTest {

  private static final String COPY = "rds:CopyDBSnapshot";

  private final FaultPlan plan = new FaultPlan();
  private final AtomicInteger done = new AtomicInteger();

  private static Call call(String action) {
    String[] parts = action.split(":");
    return new Call("111111111111", "us-east-1", parts[0], parts[1], "id");
  }

  private String outcome(String action) {
    try {
      plan.pass(call(action), "", done::incrementAndGet);
      return "OK";
    } catch (AwsError e) {
      return e.code();
    } catch (LostReply e) {
      return "lost";
    }
  }

  private List<String> outcomes(int calls) {
    return IntStream.range(0, calls).mapToObj(i -> outcome(COPY)).toList();
  }

  @Test
  void withoutFaultsNothingHappens() {
    assertEquals("OK", outcome(COPY));
    assertEquals(List.of(Duration.ZERO), plan.deliveriesOfEvent());
  }

  @Test
  void onlyTheNthCallFails() {
    plan.set(Faults.ofCalls(CallFault.of(COPY, Effect.THROTTLE).withNth(2, 3)));
    assertEquals(List.of("OK", "Throttling", "Throttling", "OK"), outcomes(4));
    assertEquals(2, done.get());
  }

  @Test
  void eachServiceThrottlesInItsOwnWords() {
    plan.set(Faults.ofCalls(CallFault.of("*", Effect.THROTTLE)));
    assertEquals(
        List.of("Throttling", "RequestThrottled", "ThrottlingException", "SlowDown"),
        Stream.of(COPY, "sqs:SendMessage", "kms:Sign", "s3:GET").map(this::outcome).toList());
  }

  @Test
  void aRuleConcernsItsActionsOnly() {
    plan.set(Faults.ofCalls(CallFault.of("rds:Describe*", Effect.ERROR)));
    assertEquals("InternalFailure", outcome("rds:DescribeDBSnapshots"));
    assertEquals("OK", outcome(COPY));
  }

  @Test
  void aLostReplyComesAfterTheWork() {
    plan.set(Faults.ofCalls(CallFault.of(COPY, Effect.LOST_REPLY)));
    assertEquals("lost", outcome(COPY));
    assertEquals(1, done.get());
  }

  @Test
  void aRuleOutsideItsTimeDoesNotHold() {
    CallFault later =
        new CallFault(COPY, Effect.THROTTLE, null, null, null, null, 3600L, 10L, null, null, null);
    plan.set(Faults.ofCalls(later));
    assertEquals("OK", outcome(COPY));
  }

  @Test
  void aShareOfTheCallsFailsAndTheSeedSaysWhich() {
    CallFault third = CallFault.of(COPY, Effect.THROTTLE).withProbability(0.33);
    plan.set(new Faults(7, List.of(third), null, null));
    List<String> first = outcomes(300);
    plan.set(new Faults(7, List.of(third), null, null));
    assertEquals(first, outcomes(300));
    plan.set(new Faults(8, List.of(third), null, null));
    assertNotEquals(first, outcomes(300));
    long failed = first.stream().filter(o -> o.equals("Throttling")).count();
    assertTrue(failed > 60 && failed < 140, failed + " of 300 failed");
  }

  @Test
  void eventsAreLostDoubledAndDelayed() {
    plan.set(Faults.ofEvents(new EventFaults(1.0, null, null)));
    assertEquals(List.of(), plan.deliveriesOfEvent());
    plan.set(Faults.ofEvents(new EventFaults(null, 1.0, 500L)));
    List<Duration> twice = plan.deliveriesOfEvent();
    assertEquals(2, twice.size());
    assertTrue(twice.stream().allMatch(delay -> delay.toMillis() <= 500));
    assertNotEquals(twice, plan.deliveriesOfEvent());
  }

  @Test
  void messagesAreDoubledAndOvertakeEachOther() {
    plan.set(new Faults(0, null, null, new QueueFaults(1.0, 0.0)));
    assertTrue(plan.duplicatesMessage());
    assertEquals(false, plan.messageOvertakes());
  }

  @Test
  void whatMakesNoSenseIsRefusedByName() {
    assertMessage("action is like", () -> CallFault.of("CopyDBSnapshot", Effect.ERROR));
    assertMessage(
        "probability is from 0 to 1, not 2.0",
        () -> CallFault.of(COPY, Effect.ERROR).withProbability(2));
    assertMessage("events.drop", () -> new EventFaults(-1.0, null, null));
    assertMessage("events.maxDelayMillis", () -> new EventFaults(null, null, -1L));
  }

  private static void assertMessage(String part, Executable bad) {
    String message = assertThrows(IllegalArgumentException.class, bad).getMessage();
    assertTrue(message.contains(part), message);
  }
}
