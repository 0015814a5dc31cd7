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
  static final String QUERY =
      """
      select v.value
        from (select * from people order by id limit 500) p,
             lateral (values (p.full_name), (p.email), (p.phone), (p.card), (p.profile->>'passport')) v (value)
      """;

  Originals {
    values = List.copyOf(values);
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
