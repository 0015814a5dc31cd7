package io.snaprelay.sanitize.engine;

import io.snaprelay.database.testing.SampleServer;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What {@link MaskingBenchmark} is measured by: a copy of the table that changes nothing. */
final class IdentityCopy {
  private static final String HEAP = "CREATE TABLE copy AS SELECT * FROM customers";
  private static final String GONE = "DROP TABLE copy";

  private final SampleServer server;

  IdentityCopy(SampleServer server) {
    this.server = server;
  }

  /** One statement after the other, in a session as the server gives it. */
  void onOneConnection() throws IOException {
    List<String> statements = new ArrayList<>(List.of(HEAP));
    Customers.INDEXES.forEach(index -> statements.add(index.formatted("copy")));
    statements.add(GONE);
    server.tell(statements.toArray(new String[0]));
  }

  /** The heap, then the indexes by two sessions of the engine, with all of its settings. */
  void onTwoConnections() throws SQLException {
    try (Workbench bench = open()) {
      bench.run(HEAP);
      SideBySide.run(
          SanitationLimits.standard().connections(),
          Customers.INDEXES,
          queue -> {
            try (Workbench one = open()) {
              for (String index = queue.poll(); index != null; index = queue.poll()) {
                one.run(index.formatted("copy"));
              }
            }
          });
      bench.run(GONE);
    }
  }

  private Workbench open() throws SQLException {
    return Workbench.open(
        server.asMaster(), SampleServer.SHOP, Bench.KEY, SanitationLimits.standard());
  }
}
