package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.pg.PgVersion;
import io.snaprelay.localaws.pg.Postgres;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;

/** Which versions there are, and new servers of them. */
final class Engines {

  static final String NONE_VERSION = "1.0";
  private static final int FIRST_WITH_FORCED_TLS = 15;

  private final Postgres postgres;
  private final Endpoints endpoints;

  Engines(Postgres postgres, Endpoints endpoints) {
    this.postgres = postgres;
    this.endpoints = endpoints;
  }

  /** All versions of an engine, oldest first. */
  List<String> versions(Engine engine) {
    return engine == Engine.NONE
        ? List.of(NONE_VERSION)
        : postgres.versions().stream().map(PgVersion::engineVersion).toList();
  }

  /**
   * The version that is run for a wanted one: a major version alone means its newest release, none
   * the newest of all.
   */
  String resolve(Engine engine, String wanted) {
    return versions(engine).stream()
        .filter(
            version -> wanted == null || version.equals(wanted) || major(version).equals(wanted))
        .reduce((older, newer) -> newer)
        .orElseThrow(
            () -> Guess.NOT_A_LOCAL_VERSION.with(wanted, engine.wireName(), versions(engine)));
  }

  /** An empty server; not started. */
  DatabaseServer create(Engine engine, String version) throws IOException {
    if (engine == Engine.NONE) {
      return NoServer.INSTANCE;
    }
    PgVersion release =
        postgres.versions().stream()
            .filter(candidate -> candidate.engineVersion().equals(version))
            .max(Comparator.naturalOrder())
            .orElseThrow();
    return new PostgresBehind(postgres, endpoints, postgres.create(release));
  }

  /** The family of parameter groups: postgres17. */
  static String family(String engine, String version) {
    return engine + major(version);
  }

  static String major(String version) {
    return version.substring(0, version.indexOf('.'));
  }

  /** The default of {@code rds.force_ssl} is 1 from PostgreSQL 15 on (RDS User Guide). */
  static boolean forcesTlsByDefault(String version) {
    return Integer.parseInt(major(version)) >= FIRST_WITH_FORCED_TLS;
  }
}
