package io.snaprelay.database;

import io.quarkus.runtime.Startup;
import io.snaprelay.rds.DatabaseState;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Logs in as master user, with the secret that RDS manages. */
@Startup
@ApplicationScoped
public class ManagedServers implements Servers {
  /** Where an ARN names its region. */
  private static final int REGION = 3;

  private final MasterSecrets secrets;
  private final DatabaseConfig config;

  /**
   * @throws IllegalStateException if no certificates are there to check servers against: found out
   *     at the start, it does not look like a broken restore later
   */
  public ManagedServers(MasterSecrets secrets, DatabaseConfig config) {
    Path bundle = config.caBundle();
    if (!Files.isReadable(bundle)) {
      throw new IllegalStateException(
          "snaprelay.database.ca-bundle is '%s', which cannot be read; it must be a PEM file with the certificates of RDS, for example AWS's global-bundle.pem"
              .formatted(bundle));
    }
    this.secrets = secrets;
    this.config = config;
  }

  @Override
  public Optional<Server> of(DatabaseState state) {
    if (state.endpoint().isEmpty() || state.masterSecretArn().isEmpty()) {
      return Optional.empty();
    }
    Login login = secrets.read(state.ref().region(), state.masterSecretArn().get());
    return state.endpoint().map(endpoint -> server(engine(state), endpoint, login));
  }

  @Override
  public Optional<Server> as(String secret, DatabaseState state) {
    return state
        .endpoint()
        .map(
            endpoint ->
                server(engine(state), endpoint, secrets.read(secret.split(":")[REGION], secret)));
  }

  private static Engine engine(DatabaseState state) {
    return Engine.named(state.engine())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is a database of engine %s, into which we have no way"
                        .formatted(state.ref().arn(), state.engine())));
  }

  private Server server(Engine engine, DatabaseState.Endpoint endpoint, Login login) {
    return new TlsServer(
        engine,
        endpoint.host(),
        endpoint.port(),
        login,
        config.caBundle(),
        config.statementTimeout());
  }
}
