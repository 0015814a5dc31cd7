package io.snaprelay.restore;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import io.snaprelay.aws.ClientSettings;
import io.snaprelay.aws.RegionalClients;
import io.snaprelay.refs.RestoreSource;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/** KMS, one client per region: another account's key is named by its ARN. */
@ApplicationScoped
class AwsSnapshotKeys implements SnapshotKeys {
  private static final String MISSING = "NotFoundException";

  private final RegionalClients<KmsClient> clients;

  /** With the credentials and endpoints that the SDK finds. */
  @Inject
  AwsSnapshotKeys() {
    this(region -> ClientSettings.build(KmsClient.builder().region(region)));
  }

  AwsSnapshotKeys(Function<Region, KmsClient> open) {
    this.clients = new RegionalClients<>(open);
  }

  @Override
  public Optional<String> state(RestoreSource source, String arn) {
    KmsClient kms = clients.in(Region.of(source.region()));
    try {
      return Optional.of(
          AwsCalls.call("kms:DescribeKey", () -> kms.describeKey(it -> it.keyId(arn)))
              .keyMetadata()
              .keyStateAsString());
    } catch (AwsFailure e) {
      if (e.code().equals(MISSING)) {
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
