package io.snaprelay.copy;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.AwsFailure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.KmsClientBuilder;
import software.amazon.awssdk.services.kms.model.KeyManagerType;
import software.amazon.awssdk.services.kms.model.KeyMetadata;

/** KMS, by one client per region: the client at home, and others like it. */
@ApplicationScoped
class AwsKmsKeys implements KmsKeys {
  private static final String MISSING = "NotFoundException";

  private final KmsClient home;
  private final Map<Region, KmsClient> abroad = new ConcurrentHashMap<>();

  AwsKmsKeys(KmsClient home) {
    this.home = home;
  }

  @Override
  public Optional<KmsKey> find(String region, String name) {
    KmsClient kms = in(Region.of(region));
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
  public Optional<String> policy(String region, String arn) {
    KmsClient kms = in(Region.of(region));
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

  private KmsClient in(Region region) {
    return region.equals(home.serviceClientConfiguration().region())
        ? home
        : abroad.computeIfAbsent(region, this::open);
  }

  private KmsClient open(Region region) {
    var settings = home.serviceClientConfiguration();
    KmsClientBuilder builder =
        KmsClient.builder()
            .region(region)
            .credentialsProvider(settings.credentialsProvider())
            .httpClientBuilder(UrlConnectionHttpClient.builder());
    settings.endpointOverride().ifPresent(builder::endpointOverride);
    return builder.build();
  }

  @PreDestroy
  void close() {
    abroad.values().forEach(KmsClient::close);
  }
}
