package io.snaprelay.infra.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** No defect of another tool is ours: each has a test that plays its situation. */
class PeerDefectsTest {
  private static final WrittenTests TESTS = WrittenTests.below(Path.of(".."));

  /** How many are known of each tool. */
  private static final Map<String, Integer> DEFECTS =
      Map.of("b1.", 9, "b2.", 10, "b3.", 16, "b4.", 9);

  private static final String ITS_OWN = "PeerDefectsTest.everyKnownDefectIsInTheTable";

  private final PeerTable table = PeerTable.read("defects.md");

  @Test
  void everyKnownDefectIsInTheTable() {
    assertEquals(PeerTable.numbers(DEFECTS), table.numbers());
  }

  @Test
  void everyTestThatIsNamedIsThere() {
    assertEquals(List.of(), table.missing(TESTS));
  }

  @Test
  void onlyWhatIsNoBehaviourHasNoTest() {
    List<PeerTable.Row> untested = table.rows().stream().filter(it -> !it.isTested()).toList();

    assertEquals(List.of("b2.10"), untested.stream().map(PeerTable.Row::number).toList());
    assertTrue(untested.get(0).saysWhyNot());
  }

  @Test
  void aTestThatIsNotThereIsMissed() {
    String rows =
        "| b1.1 | x | y | `PeerDefectsTest.noSuchTest` |\n"
            + "| b1.2 | x | y | `NoSuchTest.everyKnownDefectIsInTheTable` |\n"
            + "| b1.3 | x | y | |\n"
            + "| b1.4 | x | y | `%s` |%n".formatted(ITS_OWN);

    assertEquals(3, PeerTable.of(rows).missing(TESTS).size());
  }

  @Test
  void onlyWhatRunsIsATest() {
    assertEquals(
        Set.of("one", "two", "three"),
        WrittenTests.names(
            "  @Test\n  void one() {\n  }\n\n"
                + "  @ParameterizedTest(name = \"{0}\")\n  @MethodSource(\"all\")\n  void two(int i) {\n  }\n\n"
                + "  @Test\n  @Timeout(5)\n  public void three() throws Exception {\n  }\n\n"
                + "  @Test\n  @Disabled\n  void four() {\n  }\n\n"
                + "  private void five() {\n  }\n"));
    assertFalse(TESTS.byClass().isEmpty());
  }
}
