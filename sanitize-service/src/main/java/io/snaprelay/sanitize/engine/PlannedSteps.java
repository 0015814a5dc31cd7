package io.snaprelay.sanitize.engine;

import io.snaprelay.rules.DatabaseRules.Script;
import io.snaprelay.sanitize.engine.Ladder.Choice;
import io.snaprelay.sanitize.engine.Ladder.Way;
import io.snaprelay.sanitize.engine.Step.Phase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** All steps of the work in one database, in order. */
final class PlannedSteps {
  private static final String MASKED =
      """
      WITH RECURSIVE tree(relid) AS (
        SELECT ?::oid
        UNION SELECT i.inhrelid FROM pg_inherits i JOIN tree ON i.inhparent = tree.relid)
      INSERT INTO snaprelay_progress.masked
      SELECT a.attrelid, a.attnum FROM tree JOIN pg_attribute a ON a.attrelid = relid
      WHERE a.attname = ANY (?::text[]) AND a.attnum > 0
      """;

  /** On tables only: what stands on a view fires for nobody here. */
  private static final String FIRING =
      """
      SELECT format('ALTER TABLE ONLY %s DISABLE TRIGGER %I', t.tgrelid::regclass, t.tgname),
             format('ALTER TABLE ONLY %s ENABLE %sTRIGGER %I', t.tgrelid::regclass,
                    CASE t.tgenabled WHEN 'A' THEN 'ALWAYS ' WHEN 'R' THEN 'REPLICA ' ELSE '' END,
                    t.tgname)
      FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
      WHERE NOT t.tgisinternal AND t.tgenabled <> 'D' AND c.relkind IN ('r', 'p')
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass
                        AND d.objid = c.oid AND d.deptype = 'e')
      UNION ALL
      SELECT format('ALTER TABLE %s DISABLE RULE %I', r.ev_class::regclass, r.rulename),
             format('ALTER TABLE %s ENABLE %sRULE %I', r.ev_class::regclass,
                    CASE r.ev_enabled WHEN 'A' THEN 'ALWAYS ' WHEN 'R' THEN 'REPLICA ' ELSE '' END,
                    r.rulename)
      FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class
      WHERE r.rulename <> '_RETURN' AND r.ev_enabled <> 'D' AND c.relkind IN ('r', 'p')
        AND c.oid >= 16384
      """;

  /** Even their owner would see only some of their rows, or be refused. */
  private static final String FORCED =
      """
      SELECT oid::regclass::text FROM pg_class
      WHERE relforcerowsecurity AND relkind IN ('r', 'p') AND oid >= 16384 ORDER BY oid
      """;

  private final Workbench bench;
  private final List<Choice> choices;
  private final DatabaseWork work;
  private final List<Step> steps = new ArrayList<>();

  private PlannedSteps(Workbench bench, List<Choice> choices, DatabaseWork work) {
    this.bench = bench;
    this.choices = choices;
    this.work = work;
  }

  /** Opens what would hide rows from us; the steps that close it again are the last. */
  static List<Step> open(Workbench bench) throws SQLException {
    List<Step> close = new ArrayList<>();
    for (String table : bench.texts(FORCED)) {
      bench.run("ALTER TABLE " + table + " NO FORCE ROW LEVEL SECURITY");
      close.add(
          Step.of(
              Phase.CLOSE,
              "row security of " + table,
              "ALTER TABLE " + table + " FORCE ROW LEVEL SECURITY"));
    }
    return close;
  }

  /** In a transaction in which the tables of {@link Progress} are. */
  static List<Step> plan(Workbench bench, List<Choice> choices, DatabaseWork work, int connections)
      throws SQLException {
    bench.run("SET LOCAL search_path = pg_catalog");
    return new PlannedSteps(bench, choices, work).plan(connections);
  }

  private List<Step> plan(int connections) throws SQLException {
    for (Choice choice : with(Way.COPY)) {
      CopySteps.announce(bench, choice);
    }
    for (Choice choice : altered()) {
      String names = Reasons.texts(choice.expressions().keySet());
      bench.write(MASKED, choice.shape().oid(), names);
    }
    triggers();
    List<Obstacle> untied = truncates();
    deletes();
    obstacles(untied);
    altered().forEach(this::rewrite);
    with(Way.REFILL).forEach(this::refill);
    for (Choice choice : with(Way.COPY)) {
      steps.addAll(CopySteps.plan(bench, choice, connections));
    }
    scripts();
    for (String view : StoredViews.filled(bench)) {
      steps.add(
          Step.of(Phase.REFRESH, "materialized view " + view, "REFRESH MATERIALIZED VIEW " + view));
    }
    return steps;
  }

  private void triggers() throws SQLException {
    List<String[]> firing =
        bench.read(FIRING, row -> new String[] {row.getString(1), row.getString(2)});
    if (!firing.isEmpty()) {
      step(Phase.DISABLE, "triggers and rules", firing.stream().map(each -> each[0]).toList());
      step(Phase.ENABLE, "triggers and rules", firing.stream().map(each -> each[1]).toList());
    }
  }

  private List<Obstacle> truncates() throws SQLException {
    List<Choice> truncated = with(Way.TRUNCATE);
    if (truncated.isEmpty()) {
      return List.of();
    }
    List<Obstacle> keys = Obstacles.keysInto(bench, oids(truncated));
    keys.forEach(key -> step(Phase.UNTIE, key.name(), key.remove()));
    String all = truncated.stream().map(c -> c.work().sql()).collect(Collectors.joining(", "));
    step(Phase.TRUNCATE, all, List.of("TRUNCATE " + all));
    return keys;
  }

  private void deletes() {
    for (Choice choice : choices) {
      TableWork table = choice.work();
      table
          .deleteWhere()
          .filter(where -> choice.way() != Way.TRUNCATE)
          .map(where -> Statements.delete(table.sql(), where))
          .ifPresent(delete -> step(Phase.DELETE, "rows of " + table.sql(), delete));
    }
  }

  private void scripts() throws SQLException {
    for (Script script : work.scripts()) {
      step(Phase.SCRIPT, ScriptLines.named(script), ScriptLines.statements(script.sql()));
    }
  }

  private void obstacles(List<Obstacle> untied) throws SQLException {
    List<String> gone = untied.stream().map(Obstacle::name).toList();
    List<Obstacle> all = new ArrayList<>(Obstacles.all(bench, oids(with(Way.REFILL)), gone));
    List<Obstacle> backwards = new ArrayList<>(all);
    Collections.reverse(backwards);
    backwards.forEach(each -> step(Phase.SET_ASIDE, each.name(), each.remove()));
    all.addAll(untied);
    all.forEach(each -> step(Phase.PUT_BACK, each.name(), each.restore()));
  }

  private void rewrite(Choice choice) {
    String table = choice.work().sql();
    String alter = Statements.alter(table, choice.shape(), choice.expressions());
    written(choice, List.of(alter));
  }

  private void refill(Choice choice) {
    written(choice, Statements.refill(choice.work().sql(), choice.shape(), choice.expressions()));
  }

  private void written(Choice choice, List<String> statements) {
    steps.add(
        new Step(
            Phase.REWRITE,
            choice.work().sql(),
            choice.shape().bytes(),
            choice.way() + ": " + choice.reason(),
            statements));
  }

  private void step(Phase phase, String name, List<String> statements) {
    steps.add(new Step(phase, name, 0, "", statements));
  }

  private List<Choice> altered() {
    return choices.stream().filter(Choice::isAltered).toList();
  }

  private List<Choice> with(Way way) {
    return choices.stream().filter(choice -> choice.way() == way).toList();
  }

  private static List<Long> oids(List<Choice> choices) {
    return choices.stream().map(choice -> choice.shape().oid()).toList();
  }
}
