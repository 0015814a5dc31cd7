package io.snaprelay.benchmarks;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A plan file with one plan for a number of databases: snapshot, copy, verify. */
final class FleetPlan {
  static final String NAME = "fleet";

  private FleetPlan() {}

  /** The databases, which are called in the plan as the instances are. */
  static List<String> databases(int count) {
    return IntStream.rangeClosed(1, count).mapToObj("fleet-%03d"::formatted).toList();
  }

  static String yaml(int count) {
    List<String> names = databases(count);
    return """
        databases:
        %s
        plans:
          %s:
            databases: [%s]
            limits: { temporaryHours: 1, deadline: 1h }
            snapshot: { source: fresh }
            copy: { region: eu-central-1, kmsKey: alias/dr }
            verify:
              of: copy
              instanceClass: db.t4g.medium
              checks:
                - sql:
                    name: every order has its customer
                    query: select count(*) from orders o left join customers c on c.id = o.customer_id where c.id is null
                    expect: { equals: 0 }
        """
        .formatted(
            names.stream()
                .map(name -> "  %s: { instance: %s, region: eu-west-1 }".formatted(name, name))
                .collect(Collectors.joining("\n")),
            NAME,
            String.join(", ", names));
  }
}
