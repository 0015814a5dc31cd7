package io.snaprelay.sanitize.masking;

import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.ForeignKey;
import io.snaprelay.sanitize.catalog.Table;
import io.snaprelay.sanitize.catalog.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which columns must hold equal values because foreign keys tie them, however many and in a ring.
 */
final class References {
  /** A column that refers to another. */
  record Reference(ForeignKey key, ColumnName from, ColumnName to) {}

  private final Map<TableName, Table> tables;
  private final List<Reference> references = new ArrayList<>();
  private final Map<ColumnName, List<ColumnName>> tied = new HashMap<>();

  References(Catalog catalog) {
    this.tables = catalog.byName();
    for (ForeignKey key : catalog.foreignKeys()) {
      for (int i = 0; i < key.columns().size(); i++) {
        ColumnName from = owner(key.table(), key.columns().get(i));
        ColumnName to = owner(key.referenced(), key.referencedColumns().get(i));
        references.add(new Reference(key, from, to));
        tie(from, to);
      }
    }
  }

  List<Reference> all() {
    return references;
  }

  /** The columns that have to agree with this one, itself among them. */
  List<ColumnName> tiedTo(ColumnName column) {
    return tied.getOrDefault(column, List.of(column));
  }

  boolean refers(ColumnName column) {
    return references.stream().anyMatch(reference -> reference.from().equals(column));
  }

  Optional<Column> column(ColumnName name) {
    return Optional.ofNullable(tables.get(name.table())).flatMap(t -> t.column(name.column()));
  }

  private void tie(ColumnName one, ColumnName other) {
    if (!tiedTo(one).contains(other)) {
      List<ColumnName> all = new ArrayList<>(tiedTo(one));
      all.addAll(tiedTo(other));
      all.forEach(each -> tied.put(each, all));
    }
  }

  /** A partition's column is its root's, an inherited column its parent's. */
  private ColumnName owner(TableName table, String column) {
    Table found = tables.get(table);
    boolean owned =
        found == null
            || found.parents().isEmpty()
            || found.column(column).filter(Column::inherited).isEmpty();
    return owned ? new ColumnName(table, column) : owner(found.parents().get(0), column);
  }
}
