package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.rules.DatabaseRules.Script;
import io.snaprelay.rules.RulePlace;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scripts run as they stand in their files, and fail by file and line. */
class ScriptTest {
  private static SampleServers servers;
  private static SampleServer shop;

  @BeforeAll
  static void open() throws IOException {
    servers = SampleServers.open();
    shop = servers.empty(17);
    shop.tell(
        "CREATE TABLE t (id int PRIMARY KEY, a text)", "INSERT INTO t VALUES (1, 'secret-1')");
  }

  @AfterAll
  static void close() {
    servers.close();
  }

  @Test
  void everyStatementRunsThoughSemicolonsStandInTextsAndBodies() throws Exception {
    run(
        """
        -- what is to be done; first
        UPDATE t SET a = 'x; y';
        DO $$ BEGIN
          UPDATE t SET a = a || '; z';
        END $$;
        UPDATE t SET a = a || '?' WHERE '{"k": 1}'::jsonb ? 'k'
        """);

    assertEquals("x; y; z?", shop.ask("SELECT a FROM t"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SELECT 1;~~SELECT gone FROM t | 3: 42703",
        "SELECT 1;~SELECT 2,~  gone FROM t; SELECT 3 | 3: 42703",
        "SELECT 1; SELECT 2;~~~INSERT INTO t VALUES (1, 'secret-2') | 4: 23505",
        "~~SELECT (;~SELECT 1 | 3: 42601",
        "SELECT 1;~DO $$ BEGIN~ RAISE division_by_zero;~END $$ | 2: 22012",
      })
  void aStatementThatFailsIsNamedByFileAndLineAndQuotesNoValue(String script, String line) {
    SQLException failure = assertThrows(SQLException.class, () -> run(script.replace('~', '\n')));

    assertEquals(
        "SCRIPT tidy up, sql/tidy.sql:" + line,
        failure.getMessage().replaceFirst(", schema.*", ""));
  }

  @Test
  void aScriptInTheRulesIsNamedByItsOwnLine() {
    Script inline =
        new Script(RulePlace.FILE, "tidy up", "SELECT 1;\nSELECT gone", Optional.empty());

    SQLException failure = assertThrows(SQLException.class, () -> run(inline));

    assertEquals("SCRIPT tidy up:2: 42703", failure.getMessage());
  }

  private static void run(String sql) throws SQLException {
    run(new Script(RulePlace.FILE, "tidy up", sql, Optional.of("sql/tidy.sql")));
  }

  private static void run(Script script) throws SQLException {
    try {
      Bench.mask(
          shop.asMaster(), SampleServer.SHOP, new DatabaseWork(List.of(), List.of(script), false));
    } finally {
      try (Workbench bench = Bench.open(shop.asMaster(), SampleServer.SHOP)) {
        Progress.drop(bench);
      }
    }
  }
}
