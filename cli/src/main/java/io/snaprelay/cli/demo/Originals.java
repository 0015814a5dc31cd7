package io.snaprelay.cli.demo;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Values of production that identify somebody. None of them may be found in what is given away.
 *
 * @param values one of each, in no order
 */
record Originals(List<String> values) {
  static final String FILE = "originals.txt";

  /** Long enough that chance does not bring one up in some file. */
  private static final String QUERY =
      """
      with p as (select * from people order by id limit 500)
      select full_name from p
       union all select email from p
       union all select phone from p
       union all select card from p
       union all select %s from p
      """;

  Originals {
    values = List.copyOf(values);
  }

  /** Asks production for them. */
  static String query(DemoEngine engine) {
    return QUERY.formatted(engine.passport());
  }

  /** Keeps them, one a line, for whoever wants to search. */
  void keepIn(Workspace workspace) {
    workspace.write(FILE, values.stream().collect(Collectors.joining("\n", "", "\n")));
  }

  /** How many of these values are originals. */
  long among(List<String> seen) {
    Set<String> known = Set.copyOf(values);
    return seen.stream().filter(known::contains).count();
  }
}
