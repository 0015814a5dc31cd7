package io.snaprelay.database;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AccountClients;
import io.snaprelay.aws.AssumedRoles;
import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.ClientSettings;
import io.snaprelay.refs.DatabaseRef;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Secrets Manager, one client per account and region. */
@ApplicationScoped
public class SecretTextsInAws implements SecretTexts, DatabaseSecrets {
  private static final int REGION = 3;
  private static final int ACCOUNT = 4;

  private final AccountClients<SecretsManagerClient> clients;

  /** With the credentials and endpoints that the SDK finds; elsewhere, by the role there. */
  @Inject
  public SecretTextsInAws(Account home, AssumedRoles roles) {
    this(
        home,
        region -> ClientSettings.build(SecretsManagerClient.builder().region(region)),
        (other, region) ->
            ClientSettings.build(
                SecretsManagerClient.builder()
                    .region(region)
                    .credentialsProvider(roles.in(other))));
  }

  /**
   * With clients of one's own.
   *
   * @param open makes a client of our own account for a region
   * @param elsewhere makes a client of another account for a region
   */
  public SecretTextsInAws(
      Account home,
      Function<Region, SecretsManagerClient> open,
      BiFunction<String, Region, SecretsManagerClient> elsewhere) {
    this.clients = new AccountClients<>(home, open, elsewhere);
  }

  @Override
  public String read(String region, String id) {
    return text(clients.in(region), id);
  }

  /**
   * A master secret that RDS has made in another account is under that account's {@code
   * aws/secretsmanager} key, which nobody from outside may use (Secrets Manager User Guide, "Access
   * Secrets Manager secrets from a different account"): it is read from inside, by a role.
   */
  @Override
  public String read(DatabaseRef database, String arn) {
    String[] parts = arn.split(":");
    String region = parts[REGION];
    return parts[ACCOUNT].equals(database.account())
        ? text(clients.in(database.account(), region), arn)
        : read(region, arn);
  }

  private static String text(SecretsManagerClient client, String id) {
    String text =
        AwsCalls.call(
            "secretsmanager:GetSecretValue",
            () -> client.getSecretValue(request -> request.secretId(id)).secretString());
    return Optional.ofNullable(text).orElse("");
  }

  @PreDestroy
  void close() {
    clients.close();
  }
}
