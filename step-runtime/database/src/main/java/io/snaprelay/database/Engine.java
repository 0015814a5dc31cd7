package io.snaprelay.database;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A database engine that we can log in to. All that differs between engines before the first check
 * of a proof, or the first mask, is decided here once.
 */
public enum Engine {
  /** Aurora's speaks the same SQL over the same wire; what lies in its files is another matter. */
  POSTGRES(new PostgresWays(), "postgres", "aurora-postgresql"),
  MARIADB(MariaDbWays.MARIADB, "mariadb"),
  MYSQL(MariaDbWays.MYSQL, "mysql");

  private final Ways ways;
  private final List<String> words;

  Engine(Ways ways, String... words) {
    this.ways = ways;
    this.words = List.of(words);
  }

  /**
   * The engine of that name.
   *
   * @param word RDS's word for it (RDS API Reference, CreateDBInstance and CreateDBCluster,
   *     "Engine")
   * @return empty if we have no way into databases of that engine
   */
  public static Optional<Engine> named(String word) {
    return Arrays.stream(values()).filter(engine -> engine.words.contains(word)).findFirst();
  }

  /** RDS's word for it, on a DB instance. */
  public String word() {
    return words.get(0);
  }

  /** All of RDS's words for it. */
  public List<String> words() {
    return words;
  }

  /**
   * A database that is on every server of this engine, and that belongs to no user; sessions that
   * concern the whole server are held here.
   */
  public String entry() {
    return ways.entry();
  }

  /**
   * What RDS calls the major version: data written by one release means the same to every server of
   * that release.
   *
   * @param version for example {@code 17.11} or {@code 11.4.5}
   * @return for example {@code 17} or {@code 11.4}
   */
  public String release(String version) {
    return ways.release(version);
  }

  Ways ways() {
    return ways;
  }
}
