package io.snaprelay.database;

import io.quarkus.runtime.Startup;
import io.snaprelay.rds.DatabaseState;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Logs in as master user, with the secret that RDS manages, or as somebody whom the snapshot
 * brought along.
 */
@Startup
@ApplicationScoped
public class ManagedServers implements Servers {
  private static final String SECRET = "arn:";

  private final MasterSecrets secrets;
  private final IamTokens tokens;
  private final DatabaseConfig config;

  /**
   * @throws IllegalStateException if no certificates are there to check servers against: found out
   *     at the start, it does not look like a broken restore later
   */
  public ManagedServers(MasterSecrets secrets, IamTokens tokens, DatabaseConfig config) {
    Path bundle = config.caBundle();
    if (!Files.isReadable(bundle)) {
      throw new IllegalStateException(
          "snaprelay.database.ca-bundle is '%s', which cannot be read; it must be a PEM file with the certificates of RDS, for example AWS's global-bundle.pem"
              .formatted(bundle));
    }
    this.secrets = secrets;
    this.tokens = tokens;
    this.config = config;
  }

  @Override
  public Optional<Server> of(DatabaseState state) {
    if (state.endpoint().isEmpty() || state.masterSecretArn().isEmpty()) {
      return Optional.empty();
    }
    Login login = secrets.read(state.ref(), state.masterSecretArn().get());
    return state.endpoint().map(endpoint -> server(engine(state), endpoint, login));
  }

  @Override
  public Optional<Server> as(String login, DatabaseState state) {
    return login.startsWith(SECRET)
        ? state
            .endpoint()
            .map(endpoint -> server(engine(state), endpoint, secrets.read(state.ref(), login)))
        : state.endpoint().map(endpoint -> withTokens(login, state, endpoint));
  }

  private Server withTokens(String user, DatabaseState state, DatabaseState.Endpoint endpoint) {
    return new TokenServer(
        server(engine(state), endpoint, new Login(user, "")),
        user,
        () -> tokens.token(state.ref(), endpoint, user));
  }

  private static Engine engine(DatabaseState state) {
    return Engine.named(state.engine())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is a database of engine %s, into which we have no way"
                        .formatted(state.ref().arn(), state.engine())));
  }

  private TlsServer server(Engine engine, DatabaseState.Endpoint endpoint, Login login) {
    return new TlsServer(
        engine,
        endpoint.host(),
        endpoint.port(),
        login,
        config.caBundle(),
        config.statementTimeout());
  }
}
