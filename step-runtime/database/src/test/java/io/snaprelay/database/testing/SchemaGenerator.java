package io.snaprelay.database.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Makes schemas with whatever makes schemas hard: foreign keys in cycles, partitions, generated and
 * identity columns, views on views, row security, triggers, enums and domains, names that need
 * quotes, empty tables, tables with one column and with none. The same seed gives the same schema.
 * All names, addresses and numbers in it are made up; mail addresses end in {@code @orig.test}.
 */
public final class SchemaGenerator {
  private static final List<String> SCHEMAS = List.of("public", "audit", "Sales \"EU\"");

  private static final List<String> FOUNDATIONS =
      List.of(
          "CREATE SCHEMA audit",
          "CREATE SCHEMA \"Sales \"\"EU\"\"\"",
          "CREATE TYPE mood AS ENUM ('calm', 'wild', 'Very \"Odd\"')",
          "CREATE DOMAIN email_address AS text CHECK (VALUE LIKE '%@%')",
          "CREATE SEQUENCE free_numbers START 1000",
          "CREATE TABLE audit.history (at timestamptz DEFAULT now(), what text, old jsonb)",
          "CREATE FUNCTION note_change() RETURNS trigger LANGUAGE plpgsql AS"
              + " $$ BEGIN NEW.changed := clock_timestamp(); RETURN NEW; END $$",
          "CREATE FUNCTION keep_old() RETURNS trigger LANGUAGE plpgsql AS"
              + " $$ BEGIN INSERT INTO audit.history (what, old)"
              + " VALUES (TG_OP, to_jsonb(OLD)); RETURN NULL; END $$");

  private final Random random;
  private final List<GeneratedTable> tables;

  private SchemaGenerator(long seed, int tables) {
    this.random = new Random(seed);
    this.tables = IntStream.range(0, tables).mapToObj(this::table).toList();
  }

  /**
   * What to tell an empty database, as its owner, one statement after the other.
   *
   * @param seed which schema
   * @param tables how many tables, beside partitions and the one that triggers write to
   */
  public static List<String> statements(long seed, int tables) {
    return new SchemaGenerator(seed, tables).statements();
  }

  private List<String> statements() {
    List<String> statements = new ArrayList<>(FOUNDATIONS);
    tables.forEach(table -> statements.addAll(table.create()));
    tables.forEach(table -> statements.addAll(table.fill()));
    some(form -> form.keyed()).forEach(table -> statements.addAll(reference(table)));
    some(form -> form == TableForm.LINKED).forEach(table -> statements.addAll(link(table)));
    some(form -> form == TableForm.PLAIN).forEach(table -> statements.addAll(views(table)));
    return List.copyOf(statements);
  }

  /** Each form comes round, so that a small schema has as many forms as it can. */
  private GeneratedTable table(int number) {
    TableForm form = TableForm.values()[number % TableForm.values().length];
    String schema = SCHEMAS.get(random.nextInt(SCHEMAS.size()));
    int rows = form == TableForm.EMPTY ? 0 : 1 + random.nextInt(60);
    return new GeneratedTable(form, number, schema, rows);
  }

  private List<GeneratedTable> some(Predicate<TableForm> wanted) {
    return tables.stream().filter(table -> wanted.test(table.form())).toList();
  }

  /** Each table refers to one: such a graph always has a cycle in it, perhaps of one table. */
  private List<String> reference(GeneratedTable table) {
    return table.referTo(any(some(form -> form.keyed())), random.nextBoolean());
  }

  private List<String> link(GeneratedTable table) {
    List<GeneratedTable> targets = some(TableForm::uniqueEmail);
    return targets.isEmpty() ? List.of() : table.referToEmailOf(any(targets));
  }

  private GeneratedTable any(List<GeneratedTable> choice) {
    return choice.get(random.nextInt(choice.size()));
  }

  private static List<String> views(GeneratedTable table) {
    String view = view("people", table);
    return List.of(
        "CREATE VIEW %s AS SELECT id, full_name, email FROM %s".formatted(view, table.sql()),
        "CREATE VIEW %s AS SELECT upper(email) AS email FROM %s WHERE id > 3"
            .formatted(view("views", table), view),
        "CREATE MATERIALIZED VIEW %s AS SELECT email FROM %s"
            .formatted(view("kept", table), view("views", table)),
        "CREATE UNIQUE INDEX ON %s (email)".formatted(view("kept", table)));
  }

  private static String view(String prefix, GeneratedTable table) {
    return GeneratedTable.quoted(table.schema())
        + "."
        + GeneratedTable.quoted(prefix + "_" + table.number());
  }
}
