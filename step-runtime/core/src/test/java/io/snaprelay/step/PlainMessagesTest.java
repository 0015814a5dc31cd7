package io.snaprelay.step;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.wire.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the loop does before any step: reading, and reactions that are no step. */
class PlainMessagesTest {
  private final LoopBench bench = new LoopBench();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "noise",
        "[1,2]",
        "{\"plan\":\"nightly\",\"databses\":[\"orders\"]}",
        "{\"databases\":[\"orders\"]}",
        "{\"detail-type\":\"snapshot-exploded\",\"source\":\"snaprelay\",\"detail\":{}}",
        "{\"detail-type\":\"snapshot-created\",\"source\":\"snaprelay\",\"detail\":{\"version\":2}}",
        "{\"detail-type\":\"snapshot-created\",\"source\":\"snaprelay\",\"detail\":{\"version\":1}}",
        "{\"detail-type\":\"RDS DB Snapshot Event\",\"source\":\"aws.rds\",\"detail\":{}}",
        "{\"recheck\":{\"run\":\"../../etc\",\"step\":\"snapshot\"}}"
      })
  void whatCannotBeUnderstoodGoesToTheDeadLetterQueueAtOnce(String body) {
    assertInstanceOf(Disposition.DeadLetter.class, bench.deliver(body));
  }

  @Test
  void aMegabyteOfNoiseGoesToTheDeadLetterQueueAtOnce() {
    assertInstanceOf(Disposition.DeadLetter.class, bench.deliver("x".repeat(1 << 20)));
  }

  @Test
  void aReactionThatFailsKeepsNoOtherFromTheMessage() {
    List<String> called = new ArrayList<>();
    bench.with(new BrokenReaction(called)).with(new CountingReaction(called));

    assertInstanceOf(Disposition.Release.class, bench.deliver("{\"plan\":\"nightly\"}"));
    assertEquals(List.of("broken", "counting"), called);
  }

  /** A defect. */
  private record BrokenReaction(List<String> called) implements Reaction<Message.OfEvent> {
    @Override
    public Class<Message.OfEvent> message() {
      return Message.OfEvent.class;
    }

    @Override
    public Outcome react(Message.OfEvent message) {
      called.add("broken");
      throw new IllegalStateException("a defect");
    }
  }

  private record CountingReaction(List<String> called) implements Reaction<Message.OfEvent> {
    @Override
    public Class<Message.OfEvent> message() {
      return Message.OfEvent.class;
    }

    @Override
    public Outcome react(Message.OfEvent message) {
      called.add("counting");
      return Outcome.emit();
    }
  }
}
