package io.snaprelay.restore.proof;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads every page that the hashing of rows has not read: indexes, TOAST tables, the system's own
 * tables, and visibility maps. The server verifies the checksum of each, and nothing is left for
 * RDS to load lazily.
 *
 * <p>Free space maps are left out: PostgreSQL does not log them, so that after a crash, and a
 * snapshot is one, they may be torn, and it mends them when it reads them.
 */
final class Prewarm implements ProofCheck {
  static final String NAME = "every-page";

  private static final String EXTENSION = "pg_prewarm";

  private static final String ALL =
      """
      SELECT c.oid::bigint, n.nspname || '.' || c.relname,
             n.nspname = 'information_schema'
               OR n.nspname ~ '^pg_' AND (n.nspname <> 'pg_toast' OR c.oid < 16384),
             c.relkind IN ('r', 'm')
      FROM pg_catalog.pg_class c
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind IN ('r', 'm', 't', 'i', 'S') AND c.relpersistence <> 't'
        AND pg_catalog.pg_relation_filenode(c.oid) IS NOT NULL
      ORDER BY pg_catalog.pg_relation_size(c.oid) DESC, 2
      """;

  /** A map is read by its own size; PostgreSQL refuses a fork that does not exist. */
  private static final String READ =
      """
      SELECT pg_catalog.pg_relation_size(c.oid) + pg_catalog.pg_relation_size(c.oid, 'vm'),
             %1$s(c.oid::regclass, 'buffer', 'main'),
             CASE WHEN pg_catalog.pg_relation_size(c.oid, 'vm') > 0
               THEN %1$s(c.oid::regclass, 'buffer', 'vm') ELSE 0 END
      FROM pg_catalog.pg_class c WHERE c.oid = ?
      """;

  private record Relation(long oid, String name, boolean system, boolean table) {}

  private record Pages(long bytes, long pages) {}

  private record Reading(Relation relation, CheckResult result) {}

  private final Extensions extensions;

  Prewarm(Extensions extensions) {
    this.extensions = extensions;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    Line line = Line.begin(NAME, ground.database(), "the extension pg_prewarm can be created");
    try {
      Optional<Extension> found = extensions.find(ground.session(), EXTENSION);
      return found.isEmpty()
          ? List.of(line.skip(Extensions.NOT_THERE.formatted(EXTENSION)))
          : read(found.get(), ground);
    } catch (SQLException e) {
      return List.of(line.skipUnlessDamaged(e));
    }
  }

  private static List<CheckResult> read(Extension found, Ground ground) throws SQLException {
    try (Extension prewarm = found) {
      String query = READ.formatted(prewarm.function(EXTENSION));
      List<Reading> readings =
          ground.crew().each(left(ground), (relation, session) -> read(relation, query, session));
      return told(readings, ground.database());
    }
  }

  /** What nobody has read yet. */
  private static List<Relation> left(Ground ground) throws SQLException {
    List<Long> read =
        Table.all(ground.session()).stream()
            .filter(table -> ground.figures().of(table).isPresent())
            .map(Table::oid)
            .toList();
    return ground
        .session()
        .read(
            ALL,
            row ->
                new Relation(
                    row.getLong(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)))
        .stream()
        .filter(each -> !(each.table() && read.contains(each.oid())))
        .toList();
  }

  private static Reading read(Relation relation, String query, Session session)
      throws SQLException {
    Line line =
        Line.begin(
            NAME, session.database() + ": " + relation.name(), "every page can be read", query);
    try {
      Pages read =
          session.one(
              query,
              row -> new Pages(row.getLong(1), row.getLong(2) + row.getLong(3)),
              relation.oid());
      CheckResult pass =
          line.pass(read.pages() + " pages")
              .measuring(Optional.of(read.bytes()), Optional.of(Long.toString(read.pages())));
      return new Reading(relation, pass);
    } catch (SQLException e) {
      return new Reading(relation, line.skipUnlessDamaged(e));
    }
  }

  /** The system's four hundred relations are one line, unless something is wrong with one. */
  private static List<CheckResult> told(List<Reading> readings, String database) {
    List<CheckResult> results = new ArrayList<>();
    for (Reading reading : readings) {
      if (!reading.relation().system() || reading.result().status() == Status.FAIL) {
        results.add(reading.result());
      }
    }
    for (Status status : List.of(Status.PASS, Status.SKIPPED)) {
      List<CheckResult> system =
          readings.stream()
              .filter(reading -> reading.relation().system())
              .map(Reading::result)
              .filter(result -> result.status() == status)
              .toList();
      results.addAll(Folded.into(database + ": the system's relations", system));
    }
    return results;
  }
}
