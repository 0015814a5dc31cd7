package io.snaprelay.restore.cutover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.snaprelay.database.Server;
import io.snaprelay.database.Servers;
import io.snaprelay.plan.Verify;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Whereabouts;
import io.snaprelay.step.Run;
import io.snaprelay.step.testing.FakeRds;
import io.snaprelay.step.testing.LoopBench;
import io.snaprelay.step.testing.Runs;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Each thing that an endpoint check must not overlook. */
class LoginAtEndpointTest {
  private static final String RESTORED = "db-ORDERS-PROD";

  private final FakeRds rds = new FakeRds();
  private final DatabaseState named = FakeRds.instance(CutoverBench.PRODUCTION, Map.of());

  @Test
  void anotherDatabaseUnderTheNameIsFound() {
    rds.put(CutoverBench.stranger("orders-prod", "db-STRANGER"));

    assertFinding("does not show the restored database", check(true, named.endpoint().get()));
  }

  @Test
  void aMissingProtectionIsFound() {
    rds.put(named);

    assertFinding("not protected", check(false, named.endpoint().get()));
  }

  @Test
  void anEndpointThatClientsDoNotKnowIsFound() {
    rds.put(named);

    assertFinding("clients know", check(true, new DatabaseState.Endpoint("localhost", 6432)));
  }

  @Test
  void aServerThatDoesNotLetUsInIsFoundByItsSqlstate() {
    rds.put(named);

    assertFinding("SQLSTATE 28P01", check(true, named.endpoint().get()));
  }

  @Test
  void withoutALoginNothingPasses() {
    rds.put(named);

    assertFinding("verify.login names none", check(true, named.endpoint().get(), Optional.empty()));
  }

  private Optional<String> check(boolean isProtected, DatabaseState.Endpoint known) {
    return check(isProtected, known, Optional.of("arn:aws:secretsmanager:::secret:orders"));
  }

  private Optional<String> check(
      boolean isProtected, DatabaseState.Endpoint known, Optional<String> login) {
    Intent intent =
        new Intent(
            CutoverBench.PRODUCTION,
            "db-OLD",
            CutoverBench.ASIDE,
            CutoverBench.BESIDE,
            RESTORED,
            known,
            Runs.REQUESTED_AT,
            List.of(),
            List.of());
    return new LoginAtEndpoint(rds, new Closed())
        .finding(run(login), intent, new Whereabouts(named, Optional.empty(), isProtected));
  }

  private static Run run(Optional<String> login) {
    LoopBench bench = new LoopBench();
    Verify verify =
        new Verify(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "db.t4g.micro",
            Optional.empty(),
            login,
            List.of());
    return new Run(
        Runs.nightly().verified(verify).frozen(), bench.ledger, "cause", bench.clock.instant());
  }

  private static void assertFinding(String what, Optional<String> finding) {
    assertEquals(Optional.of(true), finding.map(text -> text.contains(what)), finding.toString());
  }

  /** Lets nobody in. */
  private static final class Closed implements Servers {
    @Override
    public Optional<Server> of(DatabaseState state) {
      return Optional.empty();
    }

    @Override
    public Optional<Server> as(String secret, DatabaseState state) {
      return Optional.of(
          database -> {
            throw new SQLException("no", "28P01");
          });
    }
  }
}
