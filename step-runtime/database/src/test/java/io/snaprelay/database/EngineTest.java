package io.snaprelay.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EngineTest {
  @ParameterizedTest
  @CsvSource({
    "postgres, 17.11, 17",
    "aurora-postgresql, 16.4, 16",
    "mariadb, 10.11.4, 10.11",
    "mariadb, 11.4.5-MariaDB-log, 11.4",
    "mysql, 8.0.36, 8.0",
    "mysql, 8, 8",
  })
  void dataOfOneReleaseMeansTheSame(String engine, String version, String release) {
    assertEquals(release, Engine.named(engine).orElseThrow().release(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"oracle-ee", "sqlserver-ex", "aurora-mysql", "MariaDB", ""})
  void whatRdsHasAndWeDoNotIsNoEngine(String word) {
    assertTrue(Engine.named(word).isEmpty());
  }

  @Test
  void aSettingThatWouldOutliveItsTransactionIsRefused() {
    assertThrows(
        UnsupportedOperationException.class,
        () -> Engine.MARIADB.ways().local("optimizer_switch = ''"));
  }
}
