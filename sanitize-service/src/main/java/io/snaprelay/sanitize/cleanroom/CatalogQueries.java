package io.snaprelay.sanitize.cleanroom;

import java.util.ArrayList;
import java.util.List;

/**
 * What the catalog says of everything that a dump carries over: for each object its identity, and
 * its definition. Rights are told as they are in effect, however they are stored.
 */
final class CatalogQueries {
  /** One kind of objects; its query gives identity and definition. */
  record Kind(String name, String query) {}

  static final String SCHEMAS =
      " n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', '"
          + ForcedPolicies.SCHEMA
          + "')";

  private CatalogQueries() {}

  static List<Kind> all() {
    List<Kind> all = new ArrayList<>(TableQueries.all());
    all.addAll(ObjectQueries.all());
    return all;
  }

  static String notOfAnExtension(String catalog, String oid) {
    return " AND NOT EXISTS (SELECT FROM pg_depend e WHERE e.classid = '%s'::regclass"
            .formatted(catalog)
        + " AND e.objid = %s AND e.deptype = 'e')".formatted(oid);
  }

  static String rights(String acl, String kind, String owner) {
    return "array(SELECT unnest(coalesce(%s, acldefault(%s, %s)))::text ORDER BY 1)::text"
        .formatted(acl, kind, owner);
  }
}
