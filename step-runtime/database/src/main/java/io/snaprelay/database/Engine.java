package io.snaprelay.database;

import java.util.Arrays;
import java.util.Optional;

/**
 * A database engine that we can log in to. All that differs between engines before the first check
 * of a proof, or the first mask, is decided here once.
 */
public enum Engine {
  POSTGRES("postgres", new PostgresWays()),
  MARIADB("mariadb", MariaDbWays.MARIADB),
  MYSQL("mysql", MariaDbWays.MYSQL);

  private final String word;
  private final Ways ways;

  Engine(String word, Ways ways) {
    this.word = word;
    this.ways = ways;
  }

  /**
   * The engine of that name.
   *
   * @param word RDS's word for it (RDS API Reference, CreateDBInstance, "Engine")
   * @return empty if we have no way into databases of that engine
   */
  public static Optional<Engine> named(String word) {
    return Arrays.stream(values()).filter(engine -> engine.word.equals(word)).findFirst();
  }

  /** RDS's word for it. */
  public String word() {
    return word;
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
