package io.snaprelay.database;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.refs.DatabaseRef;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManagedServersTest {
  private static final String SECRET =
      "arn:aws:secretsmanager:eu-central-1:111111111111:secret:rds!db-1";

  private final List<String> asked = new ArrayList<>();
  private final MasterSecrets secrets =
      (database, arn) -> {
        asked.add(database.identifier() + " " + arn);
        return new Login("owner", "open sesame");
      };
  private final IamTokens tokens =
      (database, at, user) -> {
        asked.add(database.identifier() + " " + at + " " + user);
        return "token-" + asked.size();
      };

  @Test
  void theSecretIsReadForTheDatabase() {
    ManagedServers servers = new ManagedServers(secrets, tokens, config(Path.of("pom.xml")));

    TlsServer server = (TlsServer) servers.of(database(Optional.of(SECRET))).orElseThrow();

    assertEquals(List.of("restored " + SECRET), asked);
    assertEquals("localhost", server.host());
    assertFalse(server.toString().contains("sesame"), server.toString());
  }

  @Test
  void withoutASecretThereIsNoWayIn() {
    ManagedServers servers = new ManagedServers(secrets, tokens, config(Path.of("pom.xml")));

    assertTrue(servers.of(database(Optional.empty())).isEmpty());
    assertEquals(List.of(), asked);
  }

  @Test
  void aSecretOfTheApplicationIsReadForTheDatabaseToo() {
    String secret = "arn:aws:secretsmanager:eu-west-1:111111111111:secret:app-1";
    ManagedServers servers = new ManagedServers(secrets, tokens, config(Path.of("pom.xml")));

    TlsServer server = (TlsServer) servers.as(secret, database(Optional.empty())).orElseThrow();

    assertEquals(List.of("restored " + secret), asked);
    assertEquals("localhost", server.host());
  }

  @Test
  void aNameIsThatOfAUserForWhomIamVouchesAndNoSecretIsAsked() {
    ManagedServers servers = new ManagedServers(secrets, tokens, config(Path.of("pom.xml")));

    TokenServer server =
        (TokenServer) servers.as("snaprelay_verify", database(Optional.empty())).orElseThrow();

    assertEquals(List.of(), asked, "a token is made when a session needs it");
    assertEquals(new Login("snaprelay_verify", "token-1"), server.withToken().login());
    assertEquals(List.of("restored Endpoint[host=localhost, port=5432] snaprelay_verify"), asked);
  }

  /** A token lets in for 15 minutes; the last database of a proof may be opened hours later. */
  @Test
  void everySessionGetsATokenOfItsOwn() {
    ManagedServers servers = new ManagedServers(secrets, tokens, config(Path.of("pom.xml")));
    TokenServer server =
        (TokenServer) servers.as("snaprelay_verify", database(Optional.empty())).orElseThrow();

    server.withToken();

    assertEquals("token-2", server.withToken().login().password());
    assertFalse(server.toString().contains("token-"), server.toString());
  }

  @ParameterizedTest
  @EnumSource(Engine.class)
  void theEngineIsTheOneThatRdsNames(Engine engine) {
    ManagedServers servers = new ManagedServers(secrets, tokens, config(Path.of("pom.xml")));

    Server server = servers.of(database(engine.word(), Optional.of(SECRET))).orElseThrow();

    assertEquals(engine, server.engine());
  }

  @Test
  void intoAnEngineThatWeDoNotKnowThereIsNoWayAndItIsNamed() {
    ManagedServers servers = new ManagedServers(secrets, tokens, config(Path.of("pom.xml")));
    DatabaseState oracle = database("oracle-ee", Optional.of(SECRET));

    Exception refusal = assertThrows(IllegalArgumentException.class, () -> servers.of(oracle));

    assertTrue(refusal.getMessage().contains("engine oracle-ee"), refusal.getMessage());
  }

  @Test
  void certificatesThatAreNotThereAreSaidAtTheStart() {
    DatabaseConfig config = config(Path.of("no-such-file.pem"));

    Exception missing =
        assertThrows(
            IllegalStateException.class, () -> new ManagedServers(secrets, tokens, config));

    assertTrue(missing.getMessage().contains("snaprelay.database.ca-bundle"), missing.getMessage());
  }

  @Test
  void aSessionHasDefaults() {
    DatabaseConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(DatabaseConfig.class)
            .build()
            .getConfigMapping(DatabaseConfig.class);

    assertEquals(Path.of("/opt/snaprelay/rds-global-bundle.pem"), config.caBundle());
    assertEquals(Duration.ofHours(6), config.statementTimeout());
  }

  @Test
  void aSecretOfRdsIsALogin() {
    Login login =
        SecretsManagerSecrets.parse("arn", "{\"username\":\"owner\",\"password\":\"open sesame\"}");

    assertEquals(new Login("owner", "open sesame"), login);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sesame", "{\"password\":\"sesame\"}", "{\"sesame\"", "[\"sesame\"]", ""})
  void whatIsNoSecretOfRdsIsRefusedAndNotQuoted(String secret) {
    Exception refusal =
        assertThrows(
            IllegalStateException.class, () -> SecretsManagerSecrets.parse("arn:secret", secret));

    assertTrue(refusal.getMessage().startsWith("arn:secret "), refusal.getMessage());
    assertFalse(refusal.getMessage().contains("sesame"), refusal.getMessage());
    assertEquals(null, refusal.getCause());
  }

  private static DatabaseConfig config(Path caBundle) {
    return new DatabaseConfig() {
      @Override
      public Path caBundle() {
        return caBundle;
      }

      @Override
      public Duration statementTimeout() {
        return Duration.ofMinutes(1);
      }
    };
  }

  private static DatabaseState database(Optional<String> secret) {
    return database("postgres", secret);
  }

  private static DatabaseState database(String engine, Optional<String> secret) {
    return new DatabaseState(
        new DatabaseRef(DatabaseKind.INSTANCE, "111111111111", "eu-central-1", "restored"),
        "db-1",
        "available",
        true,
        false,
        Optional.of(new DatabaseState.Endpoint("localhost", 5432)),
        secret,
        true,
        engine,
        "17.11",
        Map.of());
  }
}
