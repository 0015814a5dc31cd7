package io.snaprelay.restore.cutover;

import io.snaprelay.database.Server;
import io.snaprelay.database.Servers;
import io.snaprelay.plan.Verify;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.rds.Whereabouts;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * RDS shows the restored database under production's name, at production's endpoint, protected; and
 * the login that the snapshot brought along is let in there, over TLS. Nothing is written.
 */
@ApplicationScoped
class LoginAtEndpoint implements EndpointCheck {
  /** What is entered: a database that every server has. */
  private static final int VALID_WITHIN_SECONDS = 30;

  private final RdsGateway rds;
  private final Servers servers;

  LoginAtEndpoint(RdsGateway rds, Servers servers) {
    this.rds = rds;
    this.servers = servers;
  }

  @Override
  public Optional<String> finding(Run run, Intent intent, Whereabouts restored) {
    Optional<DatabaseState> named = rds.database(intent.production());
    if (named.filter(it -> it.resourceId().equals(intent.restoredResourceId())).isEmpty()) {
      return Optional.of("RDS does not show the restored database under production's name");
    }
    if (!restored.deletionProtected()) {
      return Optional.of("the restored database is not protected against deletion");
    }
    if (!named.get().endpoint().equals(Optional.of(intent.endpoint()))) {
      return Optional.of(
          "the endpoint is %s, and clients know %s"
              .formatted(named.get().endpoint(), intent.endpoint()));
    }
    return login(run, named.get());
  }

  private Optional<String> login(Run run, DatabaseState state) {
    try {
      return run.plan()
          .verify()
          .flatMap(Verify::login)
          .flatMap(login -> servers.as(login, state))
          .map(LoginAtEndpoint::session)
          .orElseGet(() -> Optional.of("there is no way in: verify.login names none"));
    } catch (IllegalStateException noLogin) {
      return Optional.of("verify.login: " + noLogin.getMessage());
    }
  }

  private static Optional<String> session(Server server) {
    try (Connection session = server.connect(server.engine().entry())) {
      return session.isValid(VALID_WITHIN_SECONDS)
          ? Optional.empty()
          : Optional.of("the session at the endpoint is not valid");
    } catch (SQLException e) {
      return Optional.of("the endpoint does not let us in: SQLSTATE " + e.getSQLState());
    }
  }
}
