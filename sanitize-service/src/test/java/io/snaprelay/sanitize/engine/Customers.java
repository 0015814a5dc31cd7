package io.snaprelay.sanitize.engine;

import io.snaprelay.database.testing.SampleServer;
import java.io.IOException;
import java.util.List;

/** The table of {@link MaskingBenchmark}, with or without an order that sorting finds done. */
enum Customers {
  /** As people have them: nobody's address follows from when they came. */
  IN_NO_ORDER("(g * 1103515245) % 2147483647", "values in no order"),
  /** All but the names ascend with the rows: the kindest case for a copy that changes nothing. */
  IN_ORDER("g", "values in the order of the rows");

  static final long ROWS = Long.getLong("snaprelay.benchmark.rows", 2_000_000);

  static final List<String> INDEXES =
      List.of(
          "ALTER TABLE %1$s ADD PRIMARY KEY (id)",
          "CREATE UNIQUE INDEX ON %1$s (email)",
          "CREATE INDEX ON %1$s (phone)",
          "CREATE INDEX ON %1$s (lower(name))",
          "CREATE INDEX ON %1$s (created_at)");

  private static final String TABLE =
      "CREATE TABLE customers (id bigint, email text, phone text, name text, city text,"
          + " born date, profile jsonb, notes text, created_at timestamptz)"
          + " WITH (autovacuum_enabled = off)";

  /** The number that values are made of is another one for each row: 2^31 - 1 is prime. */
  private static final String ROWS_OF =
      """
      INSERT INTO customers SELECT g, 'user' || n || '@corp-real.nl', '+316' || (1000000000 + n),
        'Name ' || (n % 50000), 'City ' || (n % 900), date '1950-01-01' + (n % 18000)::int,
        jsonb_build_object('contact', jsonb_build_object('email', 'user' || n || '@x.nl'),
          'tier', n % 5),
        repeat('note ', (g % 30)::int), timestamptz '2020-01-01' + g * interval '1 s'
      FROM (SELECT g, :number AS n FROM generate_series(1::bigint, :rows) g) AS numbered
      """;

  private final String number;
  private final String told;

  Customers(String number, String told) {
    this.number = number;
    this.told = told;
  }

  String told() {
    return "%,d rows, %s".formatted(ROWS, told);
  }

  void create(SampleServer server) throws IOException {
    server.tell(TABLE, ROWS_OF.replace(":number", number).replace(":rows", Long.toString(ROWS)));
    for (String index : INDEXES) {
      server.tell(index.formatted("customers"));
    }
    server.tell("ANALYZE");
  }
}
