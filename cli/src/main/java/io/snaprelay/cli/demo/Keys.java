package io.snaprelay.cli.demo;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;

/**
 * Production's key and the copy's: keys never leave their region.
 *
 * @param sourceArn the key of production
 * @param copyArn the key of the copy, {@code alias/dr}
 */
public record Keys(String sourceArn, String copyArn) {
  public static Keys create(AwsClients aws) {
    return new Keys(key(aws, Regions.HOME, "alias/production"), key(aws, Regions.DR, "alias/dr"));
  }

  private static String key(AwsClients aws, Region region, String alias) {
    KmsClient kms = aws.kms(region);
    String arn = kms.createKey(request -> request.description(alias)).keyMetadata().arn();
    kms.createAlias(request -> request.aliasName(alias).targetKeyId(arn));
    return arn;
  }
}
