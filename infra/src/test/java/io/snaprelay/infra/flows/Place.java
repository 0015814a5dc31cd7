package io.snaprelay.infra.flows;

import io.snaprelay.cli.demo.AwsClients;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.Stage;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/** Three regions, with the keys that the plan files name in each. */
record Place(Stage stage) {
  static final List<Region> REGIONS = Regions.ALL;
  static final String OTHER_ACCOUNT = "222222222222";

  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*",
       "Principal":{"AWS":["arn:aws:iam::%s:root","arn:aws:iam::%s:root"]}}]}"""
          .formatted(AwsClients.ACCOUNT, OTHER_ACCOUNT);

  void createKeys() {
    for (Region region : REGIONS) {
      Stream.of("alias/production", "alias/dr", "alias/dev").forEach(key -> create(region, key));
    }
  }

  private void create(Region region, String alias) {
    KmsClient kms = stage.clients().kms(region);
    String id = kms.createKey(request -> request.policy(POLICY)).keyMetadata().keyId();
    kms.createAlias(request -> request.aliasName(alias).targetKeyId(id));
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

  /** An instance without a server: what is only snapshotted and copied needs none. */
  void createWithoutServer(String identifier) {
    String key = key(Regions.HOME);
    rds(Regions.HOME)
        .createDBInstance(
            request ->
                request
                    .dbInstanceIdentifier(identifier)
                    .engine("none")
                    .dbInstanceClass("db.t4g.medium")
                    .allocatedStorage(20)
                    .masterUsername("owner")
                    .masterUserPassword("a-password-of-nobody")
                    .storageEncrypted(true)
                    .kmsKeyId(key));
    rds(Regions.HOME)
        .waiter()
        .waitUntilDBInstanceAvailable(request -> request.dbInstanceIdentifier(identifier));
  }

  /** The same as a cluster. */
  void createClusterWithoutServer(String identifier) {
    String key = key(Regions.HOME);
    rds(Regions.HOME)
        .createDBCluster(
            request ->
                request
                    .dbClusterIdentifier(identifier)
                    .engine("none")
                    .masterUsername("owner")
                    .masterUserPassword("a-password-of-nobody")
                    .storageEncrypted(true)
                    .kmsKeyId(key));
    rds(Regions.HOME)
        .waiter()
        .waitUntilDBClusterAvailable(request -> request.dbClusterIdentifier(identifier));
  }

  /** Those that SnapRelay has restored and not deleted yet. */
  List<String> temporaryDatabases() {
    return REGIONS.stream()
        .flatMap(region -> rds(region).describeDBInstances().dbInstances().stream())
        .map(DBInstance::dbInstanceIdentifier)
        .filter(name -> name.startsWith("snaprelay-"))
        .toList();
  }
}
