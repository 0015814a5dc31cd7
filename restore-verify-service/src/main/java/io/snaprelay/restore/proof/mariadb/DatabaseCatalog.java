package io.snaprelay.restore.proof.mariadb;

import io.snaprelay.database.Session;
import io.snaprelay.events.CheckResult;
import io.snaprelay.restore.proof.Ground;
import io.snaprelay.restore.proof.Inventory;
import io.snaprelay.restore.proof.Line;
import io.snaprelay.restore.proof.ProofCheck;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a database consists of, by kind and name, each with a fingerprint of its definition. Names
 * begin with the database, as PostgreSQL's begin with the schema, so that a plan names both alike.
 */
final class DatabaseCatalog implements ProofCheck {
  static final String NAME = "catalog";

  private static final String OBJECTS =
      """
      SELECT 'tables', table_name, CONCAT_WS(' ', table_type, engine, row_format, table_collation)
      FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type NOT IN ('VIEW', 'SEQUENCE')
      UNION ALL
      SELECT 'sequences', table_name, '' FROM information_schema.tables
      WHERE table_schema = DATABASE() AND table_type = 'SEQUENCE'
      UNION ALL
      SELECT 'views', table_name, IFNULL(view_definition, '') FROM information_schema.views
      WHERE table_schema = DATABASE()
      UNION ALL
      SELECT 'columns', CONCAT(table_name, '.', column_name),
             CONCAT_WS(' ', column_type, is_nullable, column_default, extra, collation_name,
               generation_expression)
      FROM information_schema.columns WHERE table_schema = DATABASE()
      UNION ALL
      SELECT 'indexes', CONCAT(table_name, '.', index_name),
             CONCAT_WS(' ', MAX(non_unique), MAX(index_type),
               GROUP_CONCAT(CONCAT_WS(' ', column_name, sub_part, collation)
                 ORDER BY seq_in_index))
      FROM information_schema.statistics WHERE table_schema = DATABASE()
      GROUP BY table_name, index_name
      UNION ALL
      SELECT 'constraints', CONCAT(table_name, '.', constraint_name), constraint_type
      FROM information_schema.table_constraints WHERE table_schema = DATABASE()
      UNION ALL
      SELECT 'foreign keys', CONCAT(table_name, '.', constraint_name),
             CONCAT_WS(' ', MAX(referenced_table_schema), MAX(referenced_table_name),
               GROUP_CONCAT(CONCAT_WS(' ', column_name, referenced_column_name)
                 ORDER BY ordinal_position))
      FROM information_schema.key_column_usage
      WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL
      GROUP BY table_name, constraint_name
      UNION ALL
      SELECT 'checks', CONCAT(table_name, '.', constraint_name), IFNULL(check_clause, '')
      FROM information_schema.check_constraints WHERE constraint_schema = DATABASE()
      UNION ALL
      SELECT 'triggers', CONCAT(event_object_table, '.', trigger_name),
             CONCAT_WS(' ', action_timing, event_manipulation, action_order, action_statement)
      FROM information_schema.triggers WHERE trigger_schema = DATABASE()
      UNION ALL
      SELECT 'routines', CONCAT(routine_name, ' ', LOWER(routine_type)),
             CONCAT_WS(' ', dtd_identifier, security_type, routine_definition)
      FROM information_schema.routines WHERE routine_schema = DATABASE()
      UNION ALL
      SELECT 'events', event_name,
             CONCAT_WS(' ', event_type, interval_value, interval_field, event_definition)
      FROM information_schema.events WHERE event_schema = DATABASE()
      UNION ALL
      SELECT 'partitions', CONCAT_WS('.', table_name, partition_name, subpartition_name),
             CONCAT_WS(' ', partition_method, partition_expression, partition_description)
      FROM information_schema.partitions
      WHERE table_schema = DATABASE() AND partition_name IS NOT NULL
      """;

  /** Passwords are no part of it, and the users of RDS itself are none of ours. */
  private static final String ACCOUNTS =
      """
      SELECT 'roles', CONCAT(user, '@', host),
             CONCAT_WS(' ', JSON_VALUE(priv, '$.access'), JSON_VALUE(priv, '$.is_role'),
               JSON_VALUE(priv, '$.account_locked'), JSON_VALUE(priv, '$.plugin'))
      FROM mysql.global_priv
      WHERE user NOT IN ('rdsadmin', 'rdsrepladmin', 'mariadb.sys')
      """;

  private record Item(String kind, String name, String definition) {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<CheckResult> check(Ground ground) throws SQLException {
    Line line = Line.begin(NAME, ground.database(), "the catalog can be read", OBJECTS);
    Map<String, Map<String, String>> found =
        byKind(OBJECTS, ground.database() + ".", ground.session());
    ground.figures().catalog(ground.database(), found);
    return List.of(line.pass(Inventory.counts(found)));
  }

  /** The users and roles of the server, by name. */
  static Map<String, String> accounts(Session session) throws SQLException {
    return byKind(ACCOUNTS, "", session).getOrDefault("roles", Map.of());
  }

  private static Map<String, Map<String, String>> byKind(
      String query, String prefix, Session session) throws SQLException {
    Map<String, Map<String, String>> found = new TreeMap<>();
    session
        .read(query, row -> new Item(row.getString(1), row.getString(2), row.getString(3)))
        .forEach(
            item ->
                found
                    .computeIfAbsent(item.kind(), kind -> new TreeMap<>())
                    .put(prefix + item.name(), Inventory.fingerprint(item.definition())));
    return found;
  }
}
