package io.snaprelay.localaws.secrets;

import io.snaprelay.localaws.iam.Estate;
import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.Dispatcher;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.Tag;

/** The service, and the master secrets that RDS manages through it. */
public final class LocalSecrets {

  private static final String RDS = "rds";

  private final SecretStore store = new SecretStore();
  private final SecretKeys keys;
  private final Timeline time;

  public LocalSecrets(Timeline time, SecretKeys keys) {
    this.time = time;
    this.keys = keys;
  }

  public void register(Dispatcher dispatcher) {
    dispatcher.service("secretsmanager", "secretsmanager", SecretsManagerClient.class);
    new SecretCalls(store, keys, time).register(dispatcher);
    new ValueCalls(store, keys, time).register(dispatcher);
  }

  /**
   * Makes the secret of a DB instance or DB cluster whose master password RDS manages. Source: RDS
   * User Guide and Aurora User Guide, "Password management with AWS Secrets Manager".
   *
   * @param databaseArn goes into the secret's tags
   * @param kmsKeyId null for the account's {@code alias/aws/secretsmanager}
   * @return the secret's ARN
   */
  public String createMasterSecret(String databaseArn, String kmsKeyId, MasterUser user) {
    String[] arn = databaseArn.split(":");
    boolean cluster = arn[5].equals("cluster");
    String name = "rds!%s-%s".formatted(arn[5], UUID.randomUUID());
    Secret secret =
        new Secret(
            new Secret.Identity(
                arn[4],
                arn[3],
                name,
                SecretStore.newArn(arn[4], arn[3], name),
                "The secret associated with the primary RDS DB %s: %s"
                    .formatted(cluster ? "cluster" : "instance", databaseArn),
                kmsKeyId,
                RDS,
                time.now()));
    secret.tag(
        List.of(
            tag(
                cluster ? "aws:rds:primaryDBClusterArn" : "aws:rds:primaryDBInstanceArn",
                databaseArn),
            tag("aws:secretsmanager:owningService", RDS)));
    secret.versions().add(value(user));
    store.add(secret);
    return secret.identity().arn();
  }

  /** Puts another password in, as RDS does when it rotates the secret. */
  public void changeMasterSecret(String secretArn, MasterUser user) {
    store.byArn(secretArn).orElseThrow().versions().add(value(user));
  }

  /** Deletes at once, as RDS does with its instance; a secret that is gone already is no error. */
  public void deleteMasterSecret(String secretArn) {
    store.byArn(secretArn).ifPresent(store::remove);
  }

  private SecretValue value(MasterUser user) {
    return new SecretValue(UUID.randomUUID().toString(), user.json(), null, time.now());
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  static void requireNoOwner(Secret secret) {
    if (secret.identity().owner() != null) {
      throw SecretError.INVALID_REQUEST.because(
          "You can't perform this operation on the secret because it is managed by "
              + secret.identity().owner());
    }
  }

  /**
   * What policies may ask of a secret.
   *
   * @param nameOrArn as a call names it
   */
  public Optional<Estate.KeptSecret> kept(String account, String region, String nameOrArn) {
    return store.all(account, region).stream()
        .filter(
            secret ->
                secret.identity().arn().equals(nameOrArn)
                    || secret.identity().name().equals(nameOrArn))
        .findFirst()
        .map(LocalSecrets::kept);
  }

  private static Estate.KeptSecret kept(Secret secret) {
    Map<String, String> tags =
        secret.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
    return new Estate.KeptSecret(
        secret.identity().arn(), tags, Optional.ofNullable(secret.identity().kmsKeyId()));
  }
}
