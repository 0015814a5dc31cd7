package io.snaprelay.copy;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AccountClients;
import io.snaprelay.aws.AssumedRoles;
import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.ClientSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/** KMS, by one client per account and region: the client at home, and others like it. */
@ApplicationScoped
class AwsKmsKeys implements KmsKeys {
  private static final String MISSING = "NotFoundException";

  private final AccountClients<KmsClient> clients;

  AwsKmsKeys(Account account, KmsClient home, AssumedRoles roles) {
    this.clients =
        new AccountClients<>(
            account,
            region -> ClientSettings.like(home, region, KmsClient.builder()),
            (other, region) ->
                ClientSettings.as(roles.in(other), home, region, KmsClient.builder()));
  }

  @Override
  public Optional<KmsKey> find(String account, String region, String name) {
    KmsClient kms = clients.in(account, region);
    try {
      KeyMetadata key =
          AwsCalls.call("kms:DescribeKey", () -> kms.describeKey(it -> it.keyId(name)))
              .keyMetadata();
      return Optional.of(
          new KmsKey(key.arn(), key.keyStateAsString(), key.keyManager() == KeyManagerType.AWS));
    } catch (AwsFailure e) {
      if (e.code().equals(MISSING)) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Its owner alone may read it: KMS answers others as if there were no such key. */
  @Override
  public Optional<String> policy(String account, String region, String arn) {
    KmsClient kms = clients.in(account, region);
    try {
      return Optional.of(
          AwsCalls.call("kms:GetKeyPolicy", () -> kms.getKeyPolicy(it -> it.keyId(arn))).policy());
    } catch (AwsFailure e) {
      if (e.code().equals(MISSING) || e.kind() == AwsFailure.Kind.ACCESS_DENIED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @PreDestroy
  void close() {
    clients.close();
  }
}
