package io.snaprelay.infra.flows;

import io.snaprelay.cli.demo.AwsClients;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.SourceDatabase;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.plan.DatabaseTarget;
import io.snaprelay.refs.DatabaseKind;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Three regions, with the keys that the plan files name in each. */
record Place(Stage stage) {
  static final List<Region> REGIONS = Regions.ALL;
  static final String OTHER_ACCOUNT = "222222222222";
  static final String ACCOUNT_WITH_DATABASES = "333333333333";

  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*",
       "Principal":{"AWS":["arn:aws:iam::%s:root","arn:aws:iam::%s:root","arn:aws:iam::%s:root"]}}]}"""
          .formatted(AwsClients.ACCOUNT, OTHER_ACCOUNT, ACCOUNT_WITH_DATABASES);

  void createKeys() {
    for (Region region : REGIONS) {
      Stream.of("alias/production", "alias/dr", "alias/dev")
          .forEach(key -> create(stage.clients().kms(region), key));
    }
    try (AwsClients theirs = others()) {
      create(theirs.kms(Regions.FAR), "alias/dr");
    }
  }

  /** The second account. */
  AwsClients others() {
    return account(OTHER_ACCOUNT);
  }

  /** Another account. */
  AwsClients account(String id) {
    return new AwsClients(stage.aws().endpoint(), id);
  }

  /** Makes a key that all three accounts may use; answers its ARN. */
  static String create(KmsClient kms, String alias) {
    KeyMetadata key = kms.createKey(request -> request.policy(POLICY)).keyMetadata();
    kms.createAlias(request -> request.aliasName(alias).targetKeyId(key.keyId()));
    return key.arn();
  }

  String key(Region region) {
    return stage
        .clients()
        .kms(region)
        .describeKey(request -> request.keyId("alias/production"))
        .keyMetadata()
        .arn();
  }

  /** A secret of the application, as its owner would write it. */
  String createSecret(String name, String user, String password) {
    try (SecretsManagerClient secrets =
        SecretsManagerClient.builder()
            .endpointOverride(stage.aws().endpoint())
            .region(Regions.HOME)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(AwsClients.ACCOUNT, "local")))
            .build()) {
      return secrets
          .createSecret(
              request ->
                  request
                      .name(name)
                      .secretString(
                          "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(user, password)))
          .arn();
    }
  }

  RdsClient rds(Region region) {
    return stage.clients().rds(region);
  }

  /** What is only snapshotted and copied needs no server. */
  void createWithoutServer(DatabaseTarget target) {
    OfKind.of(target.kind(), rds(Region.of(target.region())))
        .createWithoutServer(target.identifier(), key(Region.of(target.region())));
  }

  /** The shop, with a server and some orders. */
  SourceDatabase shop(DatabaseKind kind, Region region) {
    return new SourceDatabase(rds(region), stage.aws().caBundle(), kind);
  }

  /** Those that SnapRelay has restored and not deleted yet. */
  List<String> temporaryDatabases() {
    return REGIONS.stream()
        .map(this::rds)
        .flatMap(
            rds -> Stream.of(DatabaseKind.values()).flatMap(kind -> OfKind.of(kind, rds).names()))
        .filter(name -> name.startsWith("snaprelay-"))
        .toList();
  }
}
