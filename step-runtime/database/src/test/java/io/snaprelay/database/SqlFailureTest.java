package io.snaprelay.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlFailureTest {
  @ParameterizedTest
  @CsvSource({
    "57P01, 0, lost",
    "08006, 0, lost",
    "08S01, 1053, lost",
    "70100, 1927, lost",
    "08000, 0, lost",
    "53300, 0, crowded",
    "08004, 1040, crowded",
    "42000, 1203, crowded",
    "XX001, 0, damage",
    "HY000, 1034, damage",
    "HY000, 1712, damage",
    "HY000, 1194, damage",
    "42S02, 1932, damage",
    "42501, 0, unavailable",
    "42000, 1142, unavailable",
    "42000, 1227, unavailable",
    "28000, 1045, refused",
    "28P01, 0, refused",
    "70100, 1317, nothing",
    "70100, 1969, nothing",
    "HY000, 1105, nothing",
    "42601, 0, nothing",
  })
  void aFailureMeansOneThing(String state, int number, String meaning) {
    SqlFailure failure = SqlFailure.of(new SQLException("words", state, number));

    assertEquals(meaning.equals("lost"), failure.isConnectionLost());
    assertEquals(meaning.equals("crowded"), failure.isTooManyConnections());
    assertEquals(meaning.equals("damage"), failure.isDamage());
    assertEquals(meaning.equals("unavailable"), failure.isUnavailable());
    assertEquals(meaning.equals("refused"), failure.isLoginRefused());
  }

  @Test
  void theNumbersOfOneServerAreNotTheStatesOfAnother() {
    assertFalse(new SqlFailure("HY000", 1712, "words").isConnectionLost());
    assertFalse(new SqlFailure("XX001", 1205, "words").isDamage());
  }

  @Test
  void itsTextTellsStateNumberAndWords() {
    assertEquals("HY000 (1712): words", new SqlFailure("HY000", 1712, "words").toString());
    assertEquals("XX001 data_corrupted: words", new SqlFailure("XX001", "words").toString());
  }

  @Test
  void aFailureWithoutAStateMeansNothing() {
    SqlFailure failure = SqlFailure.of(new SQLException("words"));

    assertTrue(failure.toString().startsWith("00000"), failure.toString());
    assertFalse(failure.isConnectionLost());
  }
}
