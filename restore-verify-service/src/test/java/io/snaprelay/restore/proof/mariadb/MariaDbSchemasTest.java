package io.snaprelay.restore.proof.mariadb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.testing.MariaDbSample;
import io.snaprelay.database.testing.MariaDbSamples;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.plan.Verify.Mode;
import io.snaprelay.restore.proof.Earlier;
import io.snaprelay.restore.proof.Proving;
import io.snaprelay.restore.proof.TableFigures;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas that a proof has to get along with, and values that it has to tell apart. */
@EnabledIf("io.snaprelay.database.testing.MariaDbSamples#areHere")
class MariaDbSchemasTest {
  private static final String[] ODD = {
    "CREATE DATABASE `odd ``name, DROP`",
    "CREATE TABLE `odd ``name, DROP`.`a table; -- x` (`order` int PRIMARY KEY, `a``b` text,"
        + " UNIQUE KEY `key, of` (`a``b`(10), `order`))",
    "INSERT INTO `odd ``name, DROP`.`a table; -- x` VALUES (1, 'x'), (2, NULL)",
    "CREATE TABLE empty (id int PRIMARY KEY)",
    "CREATE TABLE one_column (v text)",
    "INSERT INTO one_column VALUES ('a'), ('a'), (NULL)",
    "CREATE TABLE computed (id int PRIMARY KEY, twice int AS (id * 2) VIRTUAL, thrice int AS"
        + " (id * 3) STORED, KEY (twice), hidden int INVISIBLE)",
    "INSERT INTO computed (id) SELECT seq FROM seq_1_to_100",
    "CREATE VIEW v1 AS SELECT id FROM empty",
    "CREATE VIEW v2 AS SELECT id FROM v1",
    "CREATE TABLE hen (id int PRIMARY KEY, egg int)",
    "CREATE TABLE egg (id int PRIMARY KEY, hen int, FOREIGN KEY (hen) REFERENCES hen (id))",
    "ALTER TABLE hen ADD FOREIGN KEY (egg) REFERENCES egg (id)",
    "INSERT INTO hen VALUES (1, NULL)",
    "INSERT INTO egg VALUES (1, 1)",
    "UPDATE hen SET egg = 1",
    "CREATE TABLE parts (id int, at date, PRIMARY KEY (id, at)) PARTITION BY RANGE (year(at))"
        + " (PARTITION old VALUES LESS THAN (2020), PARTITION new VALUES LESS THAN MAXVALUE)",
    "INSERT INTO parts SELECT seq, '2019-12-30' + INTERVAL seq DAY FROM seq_1_to_1000",
    "CREATE TABLE remembers (id int PRIMARY KEY, v text) WITH SYSTEM VERSIONING",
    "INSERT INTO remembers VALUES (1, 'a')",
    "UPDATE remembers SET v = 'b'",
    "CREATE TABLE far_apart (id bigint PRIMARY KEY)",
    "INSERT INTO far_apart VALUES (-9223372036854775808), (0), (9223372036854775807)",
    "CREATE TABLE beyond (id bigint unsigned PRIMARY KEY)",
    "INSERT INTO beyond VALUES (18446744073709551615)",
    "CREATE TABLE texts (name varchar(50) PRIMARY KEY, found text, FULLTEXT KEY (found))",
    "INSERT INTO texts VALUES ('a', 'words to be found')",
    "CREATE TABLE places (id int PRIMARY KEY, at point NOT NULL, SPATIAL KEY (at))",
    "INSERT INTO places VALUES (1, point(1, 2))",
    "CREATE TABLE old_style (id int PRIMARY KEY, v text) ENGINE = MyISAM",
    "INSERT INTO old_style VALUES (1, 'x')",
    "CREATE TABLE kinds (id int PRIMARY KEY, a bit(64), b float, c double, d decimal(65, 30),"
        + " e year, f time(6), g timestamp(6) NULL, h enum('', 'x'), i set('p', 'q'), j json,"
        + " k geometry, l uuid, m inet6, n varbinary(10), o longblob, p char(3) CHARACTER SET"
        + " latin1, q varchar(9) CHARACTER SET utf16, r tinyint(1), s date, t mediumint unsigned,"
        + " u inet4)",
    "INSERT INTO kinds VALUES (1, b'1', 0.1, 0.1, 1.5, 2020, '-838:59:59', now(6), '', 'p,q', '{}',"
        + " point(1, 2), uuid(), '::1', x'00', x'ff', 'é', 'ü', 1, '2020-02-29', 7, '1.2.3.4')",
    "INSERT INTO kinds (id) VALUES (2)",
  };

  private static MariaDbSamples servers;
  private static MariaDbSample odd;

  @BeforeAll
  static void start() throws IOException {
    servers = MariaDbSamples.open();
    odd = servers.empty();
    odd.tell(ODD);
  }

  @AfterAll
  static void stop() {
    servers.close();
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void anOddSchemaIsNoFailure(Mode mode) {
    Proving.Proven proven = prove(odd, mode);

    assertEquals(List.of(), MariaDbAttempts.failures(proven));
    assertEquals(14, proven.tables().size());
  }

  @Test
  void theSameServerHasTheSameSumsAgain() {
    Proving.Proven first = prove(odd, Mode.STANDARD);
    Earlier earlier = new Earlier(Optional.empty(), Optional.of(MariaDbAttempts.baseline(first)));

    Proving.Proven second =
        MariaDbAttempts.proven(odd.asMaster(), MariaDbAttempts.subject(Mode.STANDARD, earlier));

    assertEquals(MariaDbAttempts.content(first), MariaDbAttempts.content(second));
    assertEquals(List.of(), MariaDbAttempts.failures(second));
  }

  @Test
  void anOldVersionOfARowCountsAsARow() {
    assertEquals(2, rows(prove(odd, Mode.STANDARD)).get("shop.remembers"));
  }

  @Test
  void anIndexThatCannotBeCountedIsSkippedByName() {
    Proving.Proven proven = prove(odd, Mode.STANDARD);

    assertEquals(
        Status.SKIPPED, MariaDbAttempts.one("rows-in-index", "texts.found", proven).status());
    assertEquals(
        Status.SKIPPED, MariaDbAttempts.one("rows-in-index", "places.at", proven).status());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a = b'10'",
        "b = 0.10000001",
        "c = 0.1000000000000001",
        "d = 1.500000000000000000000000000001",
        "f = '-838:59:59.000001'",
        "h = 'x'",
        "i = 'p'",
        "k = ST_GeomFromText('POINT(1 2)', 4326)",
        "n = x'0000'",
        "o = x'fe'",
        "p = 'e'",
        "q = 'u'",
        "g = g + INTERVAL 1 MICROSECOND",
        "h = NULL",
        "j = NULL",
      })
  void theSmallestChangeOfAValueChangesTheSums(String change) throws Exception {
    BigDecimal before = kinds();

    odd.tell("UPDATE kinds SET " + change + " WHERE id = 1");
    BigDecimal after = kinds();

    assertNotEquals(before, after);
  }

  @Test
  void valuesThatMoveFromOneColumnToTheNextChangeTheSums() throws Exception {
    odd.tell(
        "CREATE OR REPLACE TABLE pair (id int PRIMARY KEY, a varchar(20), b varchar(20))",
        "INSERT INTO pair VALUES (1, 'x1:', 'y')");
    BigDecimal before = sums("shop.pair");

    odd.tell("UPDATE pair SET a = 'x', b = '1:y'");
    BigDecimal after = sums("shop.pair");
    odd.tell("DROP TABLE pair");

    assertNotEquals(before, after);
  }

  @Test
  void aLogOfWhatWasFoundNamesTablesAsPlansDo() {
    List<String> subjects =
        MariaDbAttempts.of("readable-tables", prove(odd, Mode.QUICK)).stream()
            .map(CheckResult::subject)
            .toList();

    assertTrue(subjects.contains("shop: shop.hen"), subjects.toString());
    assertFalse(subjects.contains("shop: shop.v1"), subjects.toString());
  }

  private static BigDecimal kinds() {
    return sums("shop.kinds");
  }

  private static BigDecimal sums(String table) {
    return prove(odd, Mode.STANDARD).tables().stream()
        .filter(each -> each.table().equals(table))
        .findFirst()
        .flatMap(TableFigures::checksum)
        .orElseThrow();
  }

  private static Map<String, Long> rows(Proving.Proven proven) {
    return proven.tables().stream()
        .collect(Collectors.toMap(TableFigures::table, TableFigures::rows));
  }

  private static Proving.Proven prove(MariaDbSample server, Mode mode) {
    return MariaDbAttempts.proven(server.asMaster(), MariaDbAttempts.subject(mode));
  }
}
