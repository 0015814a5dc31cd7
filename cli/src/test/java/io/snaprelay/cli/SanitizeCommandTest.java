package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.localaws.pg.Postgres;
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

final class SanitizeCommandTest {
  private static final String GOOD =
      """
      databases:
        shop:
          tables:
            people: { columns: { id: keep, email: email } }
      """;

  private static Servers postgres;
  private static int port;

  @TempDir private Path folder;
  private String password = "open sesame";

  @BeforeAll
  static void start() throws IOException {
    postgres = Postgres.open(Places.standard(), Start.AT_ONCE);
    Database database = postgres.create(postgres.newest("17").orElseThrow());
    port = postgres.newPort();
    database.start(port, true);
    database.createMaster("owner", "open sesame", "shop");
    tell(database, "CREATE TABLE people (id int PRIMARY KEY, email text UNIQUE)");
    tell(database, "INSERT INTO people VALUES (1, 'ann@orig.test')");
  }

  @AfterAll
  static void stop() {
    postgres.close();
  }

  @Test
  void aDraftPassesTheCheckUnchanged() throws IOException {
    Cli draft = run("draft");
    Path file = rules(draft.out());

    Cli check = run("check", file.toString());

    assertEquals(0, draft.exit(), draft.err());
    assertTrue(draft.out().contains("email: email  # text: 1 of 1 sampled values"), draft.out());
    assertFalse(draft.out().contains("orig.test"), draft.out());
    assertEquals(new Cli(0, file + ": OK for the database shop\n", ""), check);
  }

  @Test
  void aPlanShowsTheWayTheStatementAndRowsBeforeAndAfter() throws IOException {
    Cli plan = run("plan", rules(GOOD).toString());

    assertEquals(0, plan.exit(), plan.err());
    assertTrue(
        plan.out().contains("rewrite  \"public\".\"people\"  REWRITE: columns are masked"),
        plan.out());
    assertTrue(plan.out().contains("    ALTER TABLE \"public\".\"people\" ALTER COLUMN"));
    assertTrue(plan.out().contains("    email: ann@orig.test -> "), plan.out());
    assertTrue(plan.out().endsWith("shop: 1 steps\n"), plan.out());
  }

  @Test
  void aPlanWithoutRowsShowsNoOriginal() throws IOException {
    Cli plan = run("plan", rules(GOOD).toString(), "--without-rows");

    assertEquals(0, plan.exit(), plan.err());
    assertFalse(plan.out().contains("orig.test"), plan.out());
  }

  @Test
  void rulesThatDoNotFitArePlannedAsTheirProblems() throws IOException {
    Cli plan = run("plan", rules(GOOD.replace(", email: email", "")).toString());

    assertEquals(1, plan.exit());
    assertTrue(plan.out().contains("shop: line 4"), plan.out());
    assertTrue(plan.out().endsWith("no run with these rules would start\n"), plan.out());
  }

  @Test
  void withoutADatabaseOnlyTheFileIsChecked() throws IOException {
    Path file = rules(GOOD);

    Cli said = Cli.run("sanitize", "check", file.toString());

    assertEquals(new Cli(0, file + ": OK as a file; no database was looked into\n", ""), said);
  }

  @Test
  void aScriptIsLookedForBesideItsRules() throws IOException {
    Path file = rules(GOOD + "    scripts:\n      - { name: tidy, script: sql/tidy.sql }\n");
    Cli without = Cli.run("sanitize", "check", file.toString());
    Files.createDirectories(file.resolveSibling("sql"));
    Files.writeString(file.resolveSibling("sql/tidy.sql"), "SELECT 1");

    Cli with = Cli.run("sanitize", "check", file.toString());

    assertEquals(1, without.exit());
    assertTrue(without.out().contains("the script 'sql/tidy.sql' cannot be read: "), without.out());
    assertTrue(without.out().startsWith(file + ":"), without.out());
    assertEquals(new Cli(0, file + ": OK as a file; no database was looked into\n", ""), with);
  }

  @Test
  void whatIsWrongInTheFileIsToldWithItsPlace() throws IOException {
    Path file = rules(GOOD.replace("email: email", "email: emial"));

    Cli said = Cli.run("sanitize", "check", file.toString());

    assertEquals(1, said.exit());
    assertTrue(said.out().startsWith(file + ":4:38: error: databases.shop"), said.out());
    assertTrue(said.out().contains("did you mean 'email'?"), said.out());
    assertTrue(said.out().endsWith("no run with it would start\n"), said.out());
  }

  @Test
  void whatDoesNotFitTheDatabaseIsToldWithItsPlace() throws IOException {
    Path file = rules(GOOD.replace("email: email", "email: { constant: a }"));

    Cli said = run("check", file.toString());

    assertEquals(1, said.exit());
    assertTrue(said.out().contains(":4:38: error: "), said.out());
    assertTrue(said.out().contains("needs distinct values"), said.out());
  }

  @Test
  void whatTheServerRefusesIsTold() throws IOException {
    Path file =
        rules(GOOD.replace("email: email", "email: { sql: { expression: emial, unique: true } }"));

    Cli said = run("check", "--json", file.toString());

    assertEquals(1, said.exit());
    assertFalse(said.json().get("valid").booleanValue());
    assertEquals("shop", said.json().get("database").textValue());
    assertTrue(said.json().at("/problems/0/message").textValue().contains("42703"), said.out());
  }

  @Test
  void aWrongPasswordIsAWrongCommandLine() throws IOException {
    password = "wrong";

    Cli said = run("draft");

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains("28P01"), said.err());
  }

  @Test
  void aDatabaseThatTheServerDoesNotHaveIsNamedWithTheServer() throws IOException {
    List<String> line = new ArrayList<>(List.of("sanitize", "draft"));
    line.addAll(place());
    line.set(line.indexOf("shop"), "shopp");

    Cli said = Cli.run(line.toArray(String[]::new));

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
    assertTrue(said.err().contains("localhost:%d/shopp: ".formatted(port)), said.err());
    assertTrue(said.err().contains("\"shopp\" does not exist (SQLSTATE 3D000)"), said.err());
  }

  @Test
  void withoutAServerADraftSaysWhatIsMissing() {
    Cli said = Cli.run("sanitize", "draft", "--database", "shop");

    assertEquals(2, said.exit());
    assertTrue(said.err().contains("give --host, or set PGHOST"), said.err());
  }

  @Test
  void aFileThatIsNotThereIsAWrongCommandLine() {
    Cli said = Cli.run("sanitize", "check", folder.resolve("absent.yaml").toString());

    assertEquals(2, said.exit());
    assertTrue(said.complainsInOneLine(), said.err());
  }

  private Cli run(String command, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("sanitize", command));
    arguments.addAll(List.of(more));
    arguments.addAll(place());
    return Cli.run(arguments.toArray(String[]::new));
  }

  private List<String> place() throws IOException {
    return List.of(
        "--host",
        "localhost",
        "--port",
        String.valueOf(port),
        "--database",
        "shop",
        "--user",
        "owner",
        "--ca-bundle",
        postgres.caBundle().toString(),
        "--password-file",
        passwordFile());
  }

  private String passwordFile() throws IOException {
    return Files.writeString(folder.resolve("password"), password + "\n").toString();
  }

  private static void tell(Database database, String sql) throws IOException {
    database.asSuperuser(
        "shop",
        statement -> {
          statement.execute("SET ROLE owner");
          return statement.execute(sql);
        });
  }

  private Path rules(String yaml) throws IOException {
    return Files.writeString(folder.resolve("rules.yaml"), yaml);
  }
}
