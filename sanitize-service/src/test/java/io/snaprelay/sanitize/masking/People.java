package io.snaprelay.sanitize.masking;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.database.Session;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.rules.RulesReader;
import io.snaprelay.rules.RulesReading;
import io.snaprelay.sanitize.catalog.Catalog;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** A table with a column of every type, 3,000 rows and one that is null everywhere. */
final class People implements AutoCloseable {
  static final int ROWS = 3000;

  static final String TABLE =
      "CREATE TABLE people (id bigint PRIMARY KEY, t text, v varchar(40), v15 varchar(15),"
          + " c char(12), i int, b bigint, n numeric(9,2), n0 numeric, f real, d date,"
          + " ts timestamptz, u uuid, j json, jb jsonb, ip inet, by bytea, ok boolean)";

  static final String FILL =
      "INSERT INTO people SELECT g, 'Ann O''Neil \\ ' || g, 'ann' || g || '@orig.test',"
          + " '+49 30 ' || (10000 + g), 'AB-' || g, g, g, g / 100.0, g, g, date '1990-01-01' + g,"
          + " '2020-02-29 12:00:00+00'::timestamptz + g * interval '1 day', gen_random_uuid(),"
          + " json_build_object('a', g, 'mail', 'm' || g),"
          + " jsonb_build_object('contact', jsonb_build_object('mail', 'm' || g, 'x', 1), 'ssn', g),"
          + " ('10.0.' || g % 200 || '.7')::inet, ('\\x' || lpad(to_hex(g), 8, '0'))::bytea, true"
          + " FROM generate_series(1, 3000) g";

  private final SampleServers servers;
  private final Session session;

  private People(SampleServers servers, Session session) {
    this.servers = servers;
    this.session = session;
  }

  static People open(int major) throws Exception {
    SampleServers servers = SampleServers.open();
    SampleServer server = servers.empty(major);
    server.tell(TABLE, FILL, "INSERT INTO people (id) VALUES (0)");
    return new People(servers, Session.open(server.asMaster(), SampleServer.SHOP));
  }

  Session session() {
    return session;
  }

  @Override
  public void close() throws SQLException {
    session.close();
    servers.close();
  }

  String expression(String column, String strategy) throws Exception {
    String others = "id, t, v, v15, c, i, b, n, n0, f, d, ts, u, j, jb, ip, by, ok";
    String rules =
        List.of(others.split(", ")).stream()
            .map(each -> each + ": " + (each.equals(column) ? strategy : "keep"))
            .collect(Collectors.joining("\n          "));
    Fitting.Fits fits = fits("\n          " + rules + "\n        ", Catalog.read(session));
    Treatment.Rewrite rewrite = (Treatment.Rewrite) fits.masking().tables().get(0).treatment();
    return rewrite.expressions().get(column);
  }

  static Fitting.Fits fits(String columns, Catalog catalog) {
    boolean flow = !columns.startsWith("\n");
    String yaml =
        "databases:\n  shop:\n    tables:\n      people:\n        columns: "
            + (flow ? "{ id: keep, " + columns + " }" : columns)
            + "\n";
    RulesReading reading = RulesReader.read(yaml);
    Fitting fitting =
        RulesCheck.check(
            assertInstanceOf(RulesReading.Accepted.class, reading, reading.toString()).rules(),
            catalog);
    return assertInstanceOf(Fitting.Fits.class, fitting, fitting.toString());
  }

  long count(String from) throws Exception {
    return Long.parseLong(read("SELECT count(*)::text FROM " + from).get(0));
  }

  List<String> read(String sql) throws Exception {
    String all =
        "SELECT array_to_string(array_agg(c::text), chr(1)) FROM (%s) AS s (c)".formatted(sql);
    return session
        .first(
            List.of("snaprelay.key = 'aa'"), all, row -> List.of(row.getString(1).split("\u0001")))
        .orElseThrow();
  }
}
