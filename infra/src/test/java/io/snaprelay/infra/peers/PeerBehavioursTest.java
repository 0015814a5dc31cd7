package io.snaprelay.infra.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What other tools do is done here too, or it is said why not. */
class PeerBehavioursTest {
  private static final Map<String, Integer> BEHAVIOURS =
      Map.of("b0.", 7, "b1.", 9, "b2.", 18, "b3.", 11, "b4.", 7);

  private final PeerTable table = PeerTable.read("behaviours.md");

  @Test
  void everyBehaviourIsInTheTable() {
    assertEquals(PeerTable.numbers(BEHAVIOURS), table.numbers());
  }

  @Test
  void everyTestThatIsNamedIsThere() {
    assertEquals(List.of(), table.missing(WrittenTests.below(Path.of(".."))));
  }

  @Test
  void whatIsNotDoneSaysWhy() {
    List<PeerTable.Row> notDone = table.rows().stream().filter(it -> !it.isTested()).toList();

    assertEquals(List.of("b2.5"), notDone.stream().map(PeerTable.Row::number).toList());
    assertTrue(notDone.get(0).saysWhyNot());
  }
}
