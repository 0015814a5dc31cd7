package io.snaprelay.database.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One table of a generated schema.
 *
 * @param form what is special about it
 * @param number distinguishes it
 * @param schema its schema, not quoted
 * @param rows how many rows it gets
 */
record GeneratedTable(TableForm form, int number, String schema, int rows) {
  private static final String COMMON =
      "id bigint PRIMARY KEY, peer bigint, full_name text, email text, phone varchar(20),"
          + " born date, notes text";

  private static final String VALUES =
      "SELECT g, NULL, 'Person ' || g, 'person' || g || '.%d@orig.test',"
          + " '+49 30 ' || (1000000 + g), date '1950-01-01' + g, repeat('note ', g %% 7)%s"
          + " FROM generate_series(1, %d) g";

  /** Its name without the schema, not quoted. */
  String name() {
    return form == TableForm.QUOTED
        ? "Müller & \"Söhne\" " + number
        : form.name().toLowerCase(Locale.ROOT) + "_" + number;
  }

  /** Its name for SQL. */
  String sql() {
    return quoted(schema) + "." + quoted(name());
  }

  List<String> create() {
    List<String> statements = new ArrayList<>();
    statements.add(
        "CREATE TABLE %s (%s) %s".formatted(sql(), definition(), form.partitioning()).strip());
    statements.addAll(partitions());
    if (!form.alteration().isEmpty()) {
      statements.add("ALTER TABLE %s %s".formatted(sql(), form.alteration()));
    }
    if (form.uniqueEmail()) {
      statements.add("ALTER TABLE %s ADD UNIQUE (email)".formatted(sql()));
    }
    statements.addAll(special());
    return statements;
  }

  List<String> fill() {
    if (form == TableForm.NO_COLUMN || rows == 0) {
      return List.of();
    }
    if (form == TableForm.ONE_COLUMN) {
      return List.of("INSERT INTO %s SELECT generate_series(1, %d)".formatted(sql(), rows));
    }
    String columns = "id, peer, full_name, email, phone, born, notes" + form.filled();
    return List.of(
        "INSERT INTO %s (%s) ".formatted(sql(), columns) + VALUES.formatted(number, extra(), rows));
  }

  /** Every row of it refers to some row of another table; that has to be filled. */
  List<String> referTo(GeneratedTable other, boolean deferrable) {
    List<String> statements = new ArrayList<>();
    if (rows > 0 && other.rows > 0) {
      statements.add("UPDATE %s SET peer = 1 + id %% %d".formatted(sql(), other.rows));
    }
    statements.add(
        "ALTER TABLE %s ADD FOREIGN KEY (peer) REFERENCES %s (id)%s"
            .formatted(sql(), other.sql(), deferrable ? " DEFERRABLE INITIALLY DEFERRED" : ""));
    return statements;
  }

  /** Its rows refer to the e-mail addresses of another table. */
  List<String> referToEmailOf(GeneratedTable other) {
    return List.of(
        "UPDATE %s AS l SET owner_email = p.email FROM %s AS p WHERE p.id = l.id"
            .formatted(sql(), other.sql()),
        "ALTER TABLE %s ADD FOREIGN KEY (owner_email) REFERENCES %s (email)"
            .formatted(sql(), other.sql()));
  }

  private String definition() {
    return switch (form) {
      case NO_COLUMN -> "";
      case ONE_COLUMN -> "only_one int";
      case WIDE_KEY ->
          COMMON.replace("PRIMARY KEY", "UNIQUE") + form.columns() + ", PRIMARY KEY (id, part)";
      default -> COMMON + form.columns();
    };
  }

  private List<String> partitions() {
    return switch (form) {
      case BY_RANGE ->
          List.of(
              partition("low", "FROM (MINVALUE) TO (10)"),
              partition("middle", "FROM (10) TO (20)"),
              "CREATE TABLE %s PARTITION OF %s DEFAULT".formatted(part("rest"), sql()));
      case BY_HASH ->
          List.of(
              partition("even", "WITH (MODULUS 2, REMAINDER 0)"),
              partition("odd", "WITH (MODULUS 2, REMAINDER 1)"));
      default -> List.of();
    };
  }

  private String partition(String suffix, String bounds) {
    return "CREATE TABLE %s PARTITION OF %s FOR VALUES %s".formatted(part(suffix), sql(), bounds);
  }

  private String part(String suffix) {
    return quoted(schema) + "." + quoted(name() + "_" + suffix);
  }

  private List<String> special() {
    return switch (form) {
      case SECURED ->
          List.of("CREATE POLICY own_rows ON %s USING (full_name = current_user)".formatted(sql()));
      case TRIGGERED ->
          List.of(
              "CREATE TRIGGER note_change BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION public.note_change()"
                  .formatted(sql()),
              "CREATE TRIGGER keep_old AFTER UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION public.keep_old()"
                  .formatted(sql()));
      case DOCUMENT -> List.of("CREATE INDEX ON %s USING gin (profile)".formatted(sql()));
      case PLAIN ->
          List.of(
              "CREATE INDEX ON %s (lower(full_name))".formatted(sql()),
              "CREATE INDEX ON %s (born) WHERE notes <> ''".formatted(sql()),
              "CREATE INDEX ON %s USING hash (phone)".formatted(sql()),
              "ALTER TABLE %s ADD CHECK (born > date '1900-01-01')".formatted(sql()));
      case EMPTY -> List.of("CREATE INDEX ON %s USING brin (born)".formatted(sql()));
      default -> List.of();
    };
  }

  private String extra() {
    return switch (form) {
      case LINKED -> ", NULL::text";
      case TYPED -> ", 'calm'::mood, 'work' || g || '@orig.test', '{calm,wild}'::mood[]";
      case DOCUMENT ->
          ", json_build_object('g', g), point(g, g),"
              + " jsonb_build_object('contact', jsonb_build_object('email', 'person' || g || '@orig.test')),"
              + " (SELECT string_agg(md5(g || ' ' || i), '') FROM generate_series(1, 150) i)";
      default -> "";
    };
  }

  static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
