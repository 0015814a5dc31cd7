package io.snaprelay.sanitize.engine;

import io.snaprelay.sanitize.engine.Step.Phase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.List;
import java.util.Optional;

/**
 * The work in one database, kept in that database: the steps as planned, and which are done. A
 * killed service goes on from here, even though the catalog no longer looks as it did when the plan
 * was made. It is dropped before the snapshot.
 */
final class Progress {
  /** Somebody newer works here. Class 40, since nothing is wrong with the database. */
  static final String OVERTAKEN = "40SR1";

  /** Keys of tables that belong together would no longer match. */
  static final String OTHER_KEY = "22SR1";

  /** Tells two keys apart, and nothing about either. */
  static final String FINGERPRINT =
      "encode(sha256(convert_to('fingerprint' || current_setting('snaprelay.key'), 'UTF8')),"
          + " 'hex')";

  private static final String SAME_KEY =
      "SELECT key = " + FINGERPRINT + " FROM snaprelay_progress.fence";

  private static final String EXISTS =
      "SELECT pg_catalog.to_regclass('snaprelay_progress.fence') IS NOT NULL";

  private static final List<String> TABLES =
      List.of(
          "CREATE SCHEMA snaprelay_progress",
          FoldedKey.CREATE,
          "CREATE TABLE snaprelay_progress.fence (number bigint NOT NULL, key text,"
              + " keeps_large_objects boolean)",
          "CREATE TABLE snaprelay_progress.step (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,"
              + " phase text NOT NULL, name text NOT NULL, bytes bigint NOT NULL, reason text,"
              + " statements text[] NOT NULL, done boolean NOT NULL DEFAULT false)",
          "CREATE TABLE snaprelay_progress.checked (line text NOT NULL)",
          "CREATE TABLE snaprelay_progress.membership (role text NOT NULL)",
          "CREATE TABLE snaprelay_progress.masked (relid oid, attnum int2)",
          "CREATE TABLE snaprelay_progress.likeness (name text, part text, hash text)",
          "CREATE TABLE snaprelay_progress.watched (relid oid, attnum int2, overlapping boolean,"
              + " stays_real boolean)",
          "CREATE TABLE snaprelay_progress.original (hash bigint)",
          "CREATE TABLE snaprelay_progress.counted (relid oid, drawn_as oid, attnum int2,"
              + " may_stay text, line text)",
          "CREATE TABLE snaprelay_progress.drawn (drawn_as oid, attnum int2, line bigint,"
              + " hash bigint, stays boolean)");

  private static final String ADD =
      "INSERT INTO snaprelay_progress.step (phase, name, bytes, reason, statements)"
          + " VALUES (?, ?, ?, ?, ?::text[])";

  private static final String OPEN =
      "SELECT id, phase, name, bytes, reason, statements FROM snaprelay_progress.step"
          + " WHERE NOT done AND phase = ? ORDER BY bytes DESC, id";

  /** A step with its number. */
  record Numbered(int id, Step step) {}

  private final long number;

  private Progress(long number) {
    this.number = number;
  }

  static boolean isUnderWay(Workbench bench) throws SQLException {
    return bench.one(EXISTS, row -> row.getBoolean(1));
  }

  /**
   * In the transaction that also plans: either there is a whole plan, or nothing.
   *
   * @param checked what the rules were held against
   */
  static void create(Workbench bench, boolean keepsLargeObjects, Schema checked)
      throws SQLException {
    for (String table : TABLES) {
      bench.run(table);
    }
    bench.write(
        "INSERT INTO snaprelay_progress.fence SELECT 0, " + FINGERPRINT + ", ?", keepsLargeObjects);
    bench.write(
        "INSERT INTO snaprelay_progress.checked SELECT unnest(?::text[])",
        (Object) checked.lines().toArray(new String[0]));
  }

  static void add(Workbench bench, Step step) throws SQLException {
    bench.write(
        ADD,
        step.phase().name(),
        step.name(),
        step.bytes(),
        step.reason(),
        step.statements().toArray(new String[0]));
  }

  /** Waits for transactions of whoever was here before, and keeps them from beginning another. */
  static Progress goOn(Workbench bench) throws SQLException {
    if (!bench.one(SAME_KEY, row -> row.getBoolean(1))) {
      throw new SQLException("Half of the tables were masked with another key", OTHER_KEY);
    }
    return new Progress(
        bench.one(
            "UPDATE snaprelay_progress.fence SET number = number + 1 RETURNING number",
            row -> row.getLong(1)));
  }

  /** Belongs at the beginning of every transaction that writes. */
  void mustBeOurs(Workbench bench) throws SQLException {
    Optional<Long> now =
        bench
            .read("SELECT number FROM snaprelay_progress.fence FOR SHARE", row -> row.getLong(1))
            .stream()
            .findFirst();
    if (!now.equals(Optional.of(number))) {
      throw new SQLRecoverableException("Somebody newer works in this database", OVERTAKEN);
    }
  }

  /** As the rules said when the plan was made. */
  static boolean keepsLargeObjects(Workbench bench) throws SQLException {
    return bench.one(
        "SELECT keeps_large_objects FROM snaprelay_progress.fence", row -> row.getBoolean(1));
  }

  /** What the rules were held against. */
  static Schema checked(Workbench bench) throws SQLException {
    return new Schema(bench.texts("SELECT line FROM snaprelay_progress.checked ORDER BY line"));
  }

  List<Numbered> open(Workbench bench, Phase phase) throws SQLException {
    return bench.read(OPEN, Progress::step, phase.name());
  }

  void done(Workbench bench, Numbered step) throws SQLException {
    bench.write("UPDATE snaprelay_progress.step SET done = true WHERE id = ?", step.id());
  }

  static void drop(Workbench bench) throws SQLException {
    bench.run("DROP SCHEMA IF EXISTS snaprelay_progress CASCADE");
  }

  private static Numbered step(ResultSet row) throws SQLException {
    return new Numbered(
        row.getInt(1),
        new Step(
            Phase.valueOf(row.getString(2)),
            row.getString(3),
            row.getLong(4),
            row.getString(5),
            List.of((String[]) row.getArray(6).getArray())));
  }
}
