package io.snaprelay.cli;

import io.snaprelay.aws.Account;
import io.snaprelay.aws.AccountClients;
import io.snaprelay.aws.AssumedRoles;
import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.ClientSettings;
import io.snaprelay.kms.SharedKey;
import io.snaprelay.rds.SnapshotState;
import io.snaprelay.refs.SnapshotRef;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/**
 * The keys of snapshots that are to be shared, looked at in the account that owns each snapshot.
 */
final class SharedKeys implements AutoCloseable {
  private static final String MISSING = "NotFoundException";

  private final AccountClients<KmsClient> clients;

  SharedKeys(Account account, AssumedRoles roles) {
    clients =
        new AccountClients<>(
            account,
            region -> ClientSettings.build(KmsClient.builder().region(region)),
            (other, region) ->
                ClientSettings.build(
                    KmsClient.builder().region(region).credentialsProvider(roles.in(other))));
  }

  /**
   * Why some accounts cannot use a snapshot's key; empty if they can, or that is not ours to see.
   */
  Optional<String> problem(SnapshotState snapshot, List<String> accounts) {
    return accounts.isEmpty()
        ? Optional.empty()
        : snapshot
            .kmsKeyArn()
            .flatMap(arn -> key(snapshot.ref(), arn))
            .flatMap(it -> it.problem(accounts));
  }

  private Optional<SharedKey> key(SnapshotRef snapshot, String arn) {
    KmsClient kms = clients.in(snapshot.account(), snapshot.region());
    return known(() -> metadata(kms, arn))
        .map(
            key ->
                new SharedKey(
                    key.arn(),
                    key.keyManager() == KeyManagerType.AWS,
                    () -> known(() -> policy(kms, arn))));
  }

  private static KeyMetadata metadata(KmsClient kms, String arn) {
    return AwsCalls.call("kms:DescribeKey", () -> kms.describeKey(it -> it.keyId(arn)))
        .keyMetadata();
  }

  private static String policy(KmsClient kms, String arn) {
    return AwsCalls.call("kms:GetKeyPolicy", () -> kms.getKeyPolicy(it -> it.keyId(arn))).policy();
  }

  /** Its owner alone may read it: KMS answers others as if there were no such key. */
  private static <T> Optional<T> known(Supplier<T> ask) {
    try {
      return Optional.of(ask.get());
    } catch (AwsFailure e) {
      if (e.code().equals(MISSING) || e.kind() == AwsFailure.Kind.ACCESS_DENIED) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public void close() {
    clients.close();
  }
}
