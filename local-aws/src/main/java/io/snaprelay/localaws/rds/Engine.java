package io.snaprelay.localaws.rds;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The engines of local-aws. */
enum Engine {
  POSTGRES(
      "postgres", "PostgreSQL", "postgresql-license", 1, "rds.force_ssl", MasterRule.OF_POSTGRES),

  /** PostgreSQL itself stands in for it, in the same versions: there is no Aurora outside AWS. */
  AURORA_POSTGRESQL(
      "aurora-postgresql",
      "Aurora PostgreSQL",
      "postgresql-license",
      1,
      "rds.force_ssl",
      MasterRule.OF_AURORA_POSTGRESQL),

  /** Only where the build fetched its binaries. */
  MARIADB(
      "mariadb",
      "MariaDB",
      "general-public-license",
      2,
      "require_secure_transport",
      MasterRule.OF_MARIADB),

  /**
   * An engine that AWS does not have: instances that exist in the control plane only, for campaigns
   * with thousands of them. Connecting is refused, never faked.
   */
  NONE(
      "none",
      "Control plane only",
      "postgresql-license",
      1,
      "rds.force_ssl",
      MasterRule.OF_POSTGRES);

  private static final int FIRST_POSTGRES_WITH_FORCED_TLS = 15;
  private static final int FIRST_AURORA_WITH_FORCED_TLS = 17;

  private final String wireName;
  private final String title;
  private final String license;
  private final int majorParts;
  private final String tlsParameter;
  private final MasterRule master;

  Engine(
      String wireName,
      String title,
      String license,
      int majorParts,
      String tlsParameter,
      MasterRule master) {
    this.wireName = wireName;
    this.title = title;
    this.license = license;
    this.majorParts = majorParts;
    this.tlsParameter = tlsParameter;
    this.master = master;
  }

  String wireName() {
    return wireName;
  }

  /** As people name it. */
  String title() {
    return title;
  }

  /** LicenseModel of its instances (RDS API reference, DBInstance). */
  String license() {
    return license;
  }

  /** The parameter that refuses connections without TLS. */
  String tlsParameter() {
    return tlsParameter;
  }

  /** The engine whose server runs for it. */
  Engine server() {
    return this == AURORA_POSTGRESQL ? POSTGRES : this;
  }

  /** An Aurora instance is always a member of a cluster. */
  void mustStandAlone() {
    if (this == AURORA_POSTGRESQL) {
      throw Guess.AURORA_INSTANCE_WITHOUT_CLUSTER.with(wireName);
    }
  }

  /**
   * Whether there are clusters of it.
   *
   * @param multiAz a Multi-AZ DB cluster, not an Aurora one
   */
  void mustMakeClusters(boolean multiAz) {
    boolean makes =
        switch (this) {
          case AURORA_POSTGRESQL -> !multiAz;
          case POSTGRES -> multiAz;
          case NONE -> true;
          case MARIADB -> false;
        };
    if (!makes) {
      throw Guess.NO_SUCH_CLUSTER.with(wireName, multiAz ? "with" : "without");
    }
  }

  /** Knows how its files are damaged. */
  Wrecker wrecker() {
    return this == MARIADB ? MariaDbWrecker.INSTANCE : PostgresWrecker.INSTANCE;
  }

  /** Who may be its master user. */
  MasterRule master() {
    return master;
  }

  /** The major version: 17 of 17.11, and 11.4 of 11.4.5. */
  String major(String version) {
    List<String> parts = Arrays.asList(version.split("\\."));
    return String.join(".", parts.subList(0, Math.min(majorParts, parts.size())));
  }

  /** The family of parameter groups: postgres17, mariadb11.4. */
  String family(String version) {
    return wireName + major(version);
  }

  /**
   * The default of {@code rds.force_ssl} is 1 from PostgreSQL 15 on, that of {@code
   * require_secure_transport} is 0 in MariaDB 11.4 (RDS User Guide, "Requiring an SSL connection"
   * to either). For Aurora PostgreSQL it is 1 from 17 on (Aurora User Guide, "Securing Aurora
   * PostgreSQL data with SSL/TLS").
   */
  boolean forcesTlsByDefault(String version) {
    return switch (this) {
      case POSTGRES -> Integer.parseInt(major(version)) >= FIRST_POSTGRES_WITH_FORCED_TLS;
      case AURORA_POSTGRESQL -> Integer.parseInt(major(version)) >= FIRST_AURORA_WITH_FORCED_TLS;
      case MARIADB, NONE -> false;
    };
  }

  static Engine named(String name) {
    return Arrays.stream(values())
        .filter(engine -> engine.wireName.equals(name))
        .findFirst()
        .orElseThrow(() -> Guess.NOT_A_LOCAL_ENGINE.with(name, names()));
  }

  private static String names() {
    return Arrays.stream(values()).map(Engine::wireName).collect(Collectors.joining(", "));
  }
}
