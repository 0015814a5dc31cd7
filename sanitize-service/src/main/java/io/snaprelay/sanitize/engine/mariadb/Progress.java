package io.snaprelay.sanitize.engine.mariadb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.mariadb.Job.Phase;
import io.snaprelay.wire.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * The work on a server, kept on that server: the jobs as planned, how far each is, and what was
 * seen. A killed service goes on from here. It is dropped before the snapshot.
 */
final class Progress {
  private static final String EXISTS =
      "SELECT COUNT(*) FROM information_schema.tables"
          + " WHERE table_schema = 'snaprelay_progress' AND table_name = 'fence'";

  /** Tells two keys apart, and nothing about either. */
  private static final String FINGERPRINT = "SHA2('fingerprint' || @snaprelay_key, 256)";

  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE \"snaprelay_progress\".job (id int AUTO_INCREMENT PRIMARY KEY,"
              + " phase varchar(20) NOT NULL, in_schema varchar(64) NOT NULL, name text NOT NULL,"
              + " bytes bigint NOT NULL, reason text, details longtext,"
              + " state varchar(10) NOT NULL DEFAULT 'OPEN') ENGINE=InnoDB CHARACTER SET utf8mb4",
          "CREATE TABLE \"snaprelay_progress\".checked (in_schema varchar(64), line text)"
              + " ENGINE=InnoDB CHARACTER SET utf8mb4",
          "CREATE TABLE \"snaprelay_progress\".seen (id int AUTO_INCREMENT PRIMARY KEY,"
              + " result longtext) ENGINE=InnoDB CHARACTER SET utf8mb4",
          "CREATE TABLE \"snaprelay_progress\".watched (id int PRIMARY KEY,"
              + " in_schema varchar(64), name varchar(64), in_column varchar(64),"
              + " may_stay varchar(20), emptied boolean) ENGINE=InnoDB CHARACTER SET utf8mb4",
          "CREATE TABLE \"snaprelay_progress\".original (watched int, telling boolean, hash bigint)"
              + " ENGINE=InnoDB",
          "CREATE TABLE \"snaprelay_progress\".worker (id bigint, started datetime) ENGINE=InnoDB",
          "CREATE TABLE \"snaprelay_progress\".fence (number bigint NOT NULL, fingerprint char(64),"
              + " stage varchar(10) NOT NULL, undo_bytes bigint) ENGINE=InnoDB CHARACTER SET utf8mb4");

  private static final String JOBS =
      "SELECT id, phase, in_schema, name, bytes, reason, details, state"
          + " FROM \"snaprelay_progress\".job";

  /** How far the whole is. */
  enum Stage {
    /** Nobody has begun. */
    NOTHING,
    /** The plan is not whole: nothing else has been written. */
    PLANNING,
    MASKING,
    /** All is masked and looked at. */
    SWEEPING
  }

  /** How far a job is. */
  enum State {
    OPEN,
    /** Its copy is whole: it takes the table's place, or has. */
    SWAPPING,
    DONE
  }

  /** A job with its number. */
  record Numbered(int id, Job job, State state) {}

  private final long number;

  private Progress(long number) {
    this.number = number;
  }

  static Stage stage(Bench bench) throws SQLException {
    if (bench.one(EXISTS, row -> row.getLong(1)) == 0) {
      return Stage.NOTHING;
    }
    return bench
        .read("SELECT stage FROM \"snaprelay_progress\".fence", row -> row.getString(1))
        .stream()
        .findFirst()
        .map(Stage::valueOf)
        .orElse(Stage.PLANNING);
  }

  static void create(Bench bench) throws SQLException {
    bench.run("DROP DATABASE IF EXISTS " + Names.quoted(Names.OURS));
    bench.run("CREATE DATABASE " + Names.quoted(Names.OURS));
    for (String table : TABLES) {
      bench.run(table);
    }
  }

  static void add(Bench bench, Job job) throws SQLException {
    bench.write(
        "INSERT INTO \"snaprelay_progress\".job (phase, in_schema, name, bytes, reason, details)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        job.phase().name(),
        job.schema(),
        job.name(),
        job.bytes(),
        job.reason(),
        json(job.details()));
  }

  /** From here on the plan is whole. */
  static void planned(Bench bench) throws SQLException {
    bench.run(
        "INSERT INTO \"snaprelay_progress\".fence SELECT 0, %s, 'MASKING', NULL"
            .formatted(FINGERPRINT));
  }

  /** Takes over from whoever was here before. */
  static Progress goOn(Bench bench) throws SQLException {
    String same =
        "SELECT fingerprint = %s FROM \"snaprelay_progress\".fence".formatted(FINGERPRINT);
    if (!bench.one(same, row -> row.getBoolean(1))) {
      throw Refusal.otherKey();
    }
    bench.run("UPDATE \"snaprelay_progress\".fence SET number = number + 1");
    new Workers(bench).end();
    return new Progress(
        bench.one("SELECT number FROM \"snaprelay_progress\".fence", row -> row.getLong(1)));
  }

  /** Belongs before everything that writes. */
  void mustBeOurs(Bench bench) throws SQLException {
    List<Long> now =
        bench.read("SELECT number FROM \"snaprelay_progress\".fence", row -> row.getLong(1));
    if (!now.equals(List.of(number))) {
      throw Refusal.overtaken();
    }
  }

  List<Numbered> open(Bench bench, Phase phase) throws SQLException {
    return bench.read(
        JOBS + " WHERE phase = ? AND state <> 'DONE' ORDER BY bytes DESC, id",
        Progress::numbered,
        phase.name());
  }

  /** A job as far as it is now. */
  Numbered again(Bench bench, Numbered job) throws SQLException {
    return bench.one(JOBS + " WHERE id = ?", Progress::numbered, job.id());
  }

  void mark(Bench bench, Numbered job, State state) throws SQLException {
    bench.write(
        "UPDATE \"snaprelay_progress\".job SET state = ? WHERE id = ?", state.name(), job.id());
  }

  /** All is masked and looked at; whoever goes on has as much to overwrite as there is now. */
  void sweeping(Bench bench, long undoBytes) throws SQLException {
    bench.write(
        "UPDATE \"snaprelay_progress\".fence SET stage = ?, undo_bytes = ?",
        Stage.SWEEPING.name(),
        undoBytes);
  }

  static long undoBytes(Bench bench) throws SQLException {
    return bench.one("SELECT undo_bytes FROM \"snaprelay_progress\".fence", row -> row.getLong(1));
  }

  static void saw(Bench bench, List<CheckResult> results) throws SQLException {
    for (CheckResult result : results) {
      bench.write("INSERT INTO \"snaprelay_progress\".seen (result) VALUES (?)", json(result));
    }
  }

  static List<CheckResult> seen(Bench bench) throws SQLException {
    return bench.read(
        "SELECT result FROM \"snaprelay_progress\".seen ORDER BY id",
        row -> read(row.getString(1), new TypeReference<CheckResult>() {}));
  }

  static void drop(Bench bench) throws SQLException {
    bench.run("DROP DATABASE IF EXISTS " + Names.quoted(Names.OURS));
  }

  private static Numbered numbered(ResultSet row) throws SQLException {
    return new Numbered(
        row.getInt(1),
        new Job(
            Phase.valueOf(row.getString(2)),
            row.getString(3),
            row.getString(4),
            row.getLong(5),
            Optional.ofNullable(row.getString(6)).orElse(""),
            read(row.getString(7), new TypeReference<List<String>>() {})),
        State.valueOf(row.getString(8)));
  }

  private static String json(Object value) {
    try {
      return Json.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Ours, and no JSON", e);
    }
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return Json.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Ours, and no JSON", e);
    }
  }
}
