package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import io.snaprelay.sanitize.catalog.Catalog;
import io.snaprelay.sanitize.catalog.Column;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import io.snaprelay.sanitize.catalog.Table;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Chooses among ideas those that fit the column, and every column that it is tied to. */
final class Proposals {
  /** Tables that nobody misses in a copy. */
  private static final Pattern PASSING =
      Pattern.compile("(^|_)(audit|history|sessions?|logs?|tokens?)(_|$)");

  private final Catalog catalog;
  private final References references;
  private final Fit fit;
  private final Glimpses glimpses;
  private final Map<ColumnName, Proposal> tied = new HashMap<>();

  Proposals(Catalog catalog, Glimpses glimpses) {
    this.catalog = catalog;
    this.references = new References(catalog);
    this.fit =
        new Fit(
            catalog, new Subjects(Dialects.of(catalog.engine()), references), new ArrayList<>());
    this.glimpses = glimpses;
  }

  /** Whether all rows can go: nothing refers to them. */
  boolean truncates(Table table) {
    boolean referredTo =
        catalog.foreignKeys().stream().anyMatch(key -> key.referenced().equals(table.name()));
    boolean parent =
        catalog.tables().stream().anyMatch(each -> each.parents().contains(table.name()));
    return PASSING.matcher(table.name().name()).find()
        && !referredTo
        && !parent
        && table.kind() == Table.Kind.ORDINARY;
  }

  /** A proposal for each column that has to be decided. */
  Map<String, Proposal> of(Table table) throws SQLException {
    Map<String, Proposal> proposals = new LinkedHashMap<>();
    Map<String, Glimpse> seen = glimpses.of(table);
    Set<String> checked = glimpses.checked(table);
    for (Column column : table.columns()) {
      if (Decision.isOpen(column)) {
        Glimpse glimpse = seen.getOrDefault(column.name(), Glimpse.NONE);
        List<Proposal> ideas = Ideas.of(table, column, glimpse, checked.contains(column.name()));
        proposals.put(column.name(), choose(table, column, ideas));
      }
    }
    return proposals;
  }

  private Proposal choose(Table table, Column column, List<Proposal> ideas) {
    ColumnName name = new ColumnName(table.name(), column.name());
    List<ColumnName> all = references.tiedTo(name);
    if (all.size() == 1) {
      return ideas.stream().filter(idea -> fits(table, column, idea)).findFirst().orElseThrow();
    }
    Optional<Proposal> decided = all.stream().filter(tied::containsKey).findFirst().map(tied::get);
    if (decided.isEmpty()) {
      Proposal first = ideas.stream().filter(idea -> fitsAll(all, idea)).findFirst().orElseThrow();
      tied.put(name, first);
      return spelled(name, first);
    }
    return spelled(name, decided.get());
  }

  /** What refers follows; in a ring, one has to go ahead. */
  private Proposal spelled(ColumnName name, Proposal proposal) {
    boolean kept = proposal.strategy() instanceof Strategy.Keep;
    boolean leads = tied.containsKey(name);
    if (kept) {
      return Proposal.keep("a key, or refers to one");
    }
    return leads || !references.refers(name)
        ? proposal
        : new Proposal("follow", new Strategy.Follow(), "refers to another column");
  }

  private boolean fits(Table table, Column column, Proposal idea) {
    boolean keyOnly = isBareKey(table, column);
    return Masks.of(idea.strategy())
        .map(mask -> !keyOnly && fit.refused(table, column, mask).isEmpty())
        .orElse(true);
  }

  /** A number that only names its row tells nothing, and everything refers to it. */
  private static boolean isBareKey(Table table, Column column) {
    boolean number = column.type().kind() == Kind.INTEGER || column.type().kind() == Kind.UUID;
    return number
        && table.keys().stream()
            .anyMatch(key -> key.primary() && key.columns().contains(column.name()));
  }

  private boolean fitsAll(List<ColumnName> all, Proposal idea) {
    boolean emptied = idea.strategy() instanceof Strategy.Nothing;
    boolean row = Masks.of(idea.strategy()).map(Mask::byRow).orElse(false);
    return idea.strategy() instanceof Strategy.Keep
        || !emptied && !row && alike(all) && all.stream().allMatch(name -> fits(name, idea));
  }

  private boolean alike(List<ColumnName> all) {
    return all.stream()
            .flatMap(name -> references.column(name).stream())
            .map(column -> column.type().kind() == Kind.TEXT ? "text" : column.type().base())
            .distinct()
            .count()
        == 1;
  }

  private boolean fits(ColumnName name, Proposal idea) {
    return catalog
        .table(name.table())
        .flatMap(table -> table.column(name.column()).map(column -> fits(table, column, idea)))
        .orElse(false);
  }
}
