package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.snaprelay.localaws.mariadb.MariaDb;
import io.snaprelay.localaws.server.Database;
import io.snaprelay.localaws.server.Places;
import io.snaprelay.localaws.server.Servers;
import io.snaprelay.localaws.server.Start;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Masking rules for a MariaDB server. */
final class SanitizeMariaDbTest {
  private static Servers mariadb;
  private static int port;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    assumeTrue(MariaDb.isHere(), "no MariaDB binaries: build with -Dmariadb");
    mariadb = MariaDb.open(Places.standard(), Start.AT_ONCE);
    Database database = mariadb.create(mariadb.newest("11.4").orElseThrow());
    port = mariadb.newPort();
    database.start(port, true);
    database.createMaster("owner", "open sesame", "shop");
    tell(database, "CREATE TABLE people (id int PRIMARY KEY, email varchar(80) UNIQUE)");
    tell(database, "INSERT INTO people VALUES (1, 'ann@orig.test')");
  }

  @AfterAll
  static void stop() {
    if (mariadb != null) {
      mariadb.close();
    }
  }

  @Test
  void aDraftPassesTheCheckUnchanged() throws IOException {
    Cli draft = run("draft", "mariadb");
    Path file = rules(draft.out());

    Cli check = run("check", "mariadb", file.toString());

    assertEquals(0, draft.exit(), draft.err());
    assertTrue(
        draft.out().contains("email: email  # varchar(80): 1 of 1 sampled values"), draft.out());
    assertFalse(draft.out().contains("orig.test"), draft.out());
    assertEquals(new Cli(0, file + ": OK for the database shop\n", ""), check);
  }

  @Test
  void aColumnThatTheRulesDoNotDecideIsNamed() throws IOException {
    String draft = run("draft", "mariadb").out();
    Path file = rules(draft.replaceAll("\n *email: email[^\n]*", ""));

    Cli check = run("check", "mariadb", file.toString());

    assertEquals(1, check.exit());
    assertTrue(check.out().contains("email"), check.out());
  }

  @Test
  void aPlanIsRefusedByName() throws IOException {
    Cli plan = run("plan", "mariadb", rules(run("draft", "mariadb").out()).toString());

    assertEquals(2, plan.exit());
    assertTrue(plan.err().contains("Masking of mariadb is not planned ahead"), plan.err());
  }

  @Test
  void anEngineThatHasNoMaskingIsRefusedWithThoseThatHave() throws IOException {
    Cli draft = run("draft", "oracle");

    assertEquals(2, draft.exit());
    assertTrue(draft.err().contains("No engine 'oracle': write postgres or mariadb"), draft.err());
  }

  private Path rules(String yaml) throws IOException {
    return Files.writeString(folder.resolve("rules.yaml"), yaml);
  }

  private Cli run(String command, String engine, String... more) throws IOException {
    List<String> all = new ArrayList<>(List.of("sanitize", command));
    all.addAll(List.of(more));
    all.addAll(List.of("--engine", engine, "--host", "localhost", "--port", "" + port));
    all.addAll(List.of("--database", "shop", "--user", "owner"));
    all.addAll(List.of("--ca-bundle", mariadb.caBundle().toString()));
    Path password = Files.writeString(folder.resolve("password"), "open sesame\n");
    all.addAll(List.of("--password-file", password.toString()));
    return Cli.run(all.toArray(String[]::new));
  }

  private static void tell(Database database, String statement) throws IOException {
    database.asSuperuser("shop", sql -> sql.execute(statement));
  }
}
