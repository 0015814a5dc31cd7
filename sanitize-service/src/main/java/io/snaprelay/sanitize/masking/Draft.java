package io.snaprelay.sanitize.masking;

import io.snaprelay.database.Session;
import io.snaprelay.rules.NamePattern;
import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.Table;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;

/**
 * A first rules file for a database: every column with a strategy that fits it, and why it was
 * chosen. No value of any row is in it.
 */
public final class Draft {
  private static final String HEAD =
      """
      # A first draft, made from names, types and counts of what samples look like.
      # It knows nothing about what the columns mean: read every line before you use it.
      # A column that is added later is not listed here and stops the run, as it should.
      key: random
      databases:
      """;

  private final Proposals proposals;
  private final StringBuilder yaml = new StringBuilder(HEAD);

  private Draft(Proposals proposals) {
    this.proposals = proposals;
  }

  /** The draft, as YAML. */
  public static String of(Session session) throws SQLException {
    Dialects.prepare(session);
    Catalog catalog = Catalog.read(session);
    Draft draft = new Draft(new Proposals(catalog, new Glimpses(session)));
    draft.line(2, spelled(catalog.database()) + ":", "");
    draft.line(4, "tables:" + (catalog.roots().isEmpty() ? " {}" : ""), "");
    for (Table table : catalog.roots()) {
      draft.table(table);
    }
    return draft.yaml.toString();
  }

  private void table(Table table) throws SQLException {
    String name =
        spelled(
            NamePattern.spell(table.name().schema())
                + "."
                + NamePattern.spell(table.name().name()));
    if (proposals.truncates(table)) {
      line(6, name + ": truncate", "by its name, and nothing refers to it");
      return;
    }
    Map<String, Proposal> columns = proposals.of(table);
    if (!columns.isEmpty()) {
      line(6, name + ":", rows(table));
      line(8, "columns:", "");
      columns.forEach((column, proposal) -> column(table, column, proposal));
    }
  }

  private void column(Table table, String name, Proposal proposal) {
    Column column = table.column(name).orElseThrow();
    line(
        10,
        spelled(NamePattern.spell(name)) + ": " + proposal.yaml(),
        column.type() + (column.notNull() ? " not null: " : ": ") + proposal.reason());
  }

  private static String rows(Table table) {
    return table.rows() < 0 ? "" : String.format(Locale.ROOT, "about %.0f rows", table.rows());
  }

  /** The comment is on the same line; whatever a type is called, it ends with the line. */
  private void line(int indent, String text, String comment) {
    yaml.append(" ".repeat(indent)).append(text);
    if (!comment.isEmpty()) {
      yaml.append("  # ").append(comment.replaceAll("\\p{Cntrl}", " "));
    }
    yaml.append('\n');
  }

  /** A key for YAML: anything but plain words stands in double quotes. */
  private static String spelled(String key) {
    if (key.matches("[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?")) {
      return key;
    }
    StringBuilder quoted = new StringBuilder("\"");
    key.chars()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c < ' ' || c >= 0x7f && c < 0xa0) {
                quoted.append(String.format("\\x%02x", c));
              } else {
                quoted.append((char) c);
              }
            });
    return quoted.append('"').toString();
  }
}
