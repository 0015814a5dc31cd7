package io.snaprelay.shape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.chain.EvidenceLink;
import io.snaprelay.chain.History;
import io.snaprelay.coverage.Coverage;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.ProofRecord;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.ledger.TriggerRecord;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.refs.SnapshotRef;
import io.snaprelay.settings.CapturedSettings;
import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Message;
import java.lang.annotation.RetentionPolicy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the tables that name events, messages, plans and records, everything must be kept. */
class ShapesTest {
  private final Shapes shapes = new Shapes();

  @ParameterizedTest
  @MethodSource("roots")
  void allThatAnEventAMessageOrARecordHoldsIsKept(Class<?> root) {
    assertEquals(Set.of(), new Reached(shapes).lostFrom(root));
  }

  static Stream<Class<?>> roots() {
    List<Class<?>> roots = new ArrayList<>();
    Arrays.stream(EventTypes.values()).forEach(each -> roots.add(each.type()));
    roots.addAll(List.of(Message.class.getPermittedSubclasses()));
    roots.addAll(List.of(FrozenPlan.class, TriggerRecord.class, StepRecord.class, Created.class));
    roots.addAll(List.of(ProofRecord.class, CapturedSettings.class, EvidenceLink.class));
    roots.addAll(List.of(History.class, Coverage.class));
    return roots.stream();
  }

  /** An event that is no record would be rejected by the native executable only. */
  private static final class NotedByHand {
    SnapshotRef snapshot;
    Untold untold;
  }

  private static final class Untold {}

  private record Holder(List<NotedByHand> notes) {}

  @Test
  void aClassThatIsNoRecordIsLostHoweverDeepItLies() {
    assertEquals(
        Set.of(NotedByHand.class, Untold.class), new Reached(shapes).lostFrom(Holder.class));
  }

  @Test
  void aMixInIsKeptAlthoughNoRecordNamesIt() throws ClassNotFoundException {
    assertTrue(shapes.test(Class.forName("io.snaprelay.planfile.PlanMixins$OneCopyIsNoList")));
    assertTrue(shapes.test(Class.forName("io.snaprelay.planfile.PlanMixins$CheckTypes")));
  }

  @ParameterizedTest
  @ValueSource(classes = {LedgerJson.class, String.class, RetentionPolicy.class, Set.class})
  void whatIsNoDataOrNotOursIsLeftOut(Class<?> type) {
    assertFalse(shapes.test(type));
  }
}
