package io.snaprelay.cli.demo;

import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.KeySpec;
import software.amazon.awssdk.services.kms.model.KeyUsageType;

/**
 * Production's key and the copy's: keys never leave their region.
 *
 * @param sourceArn the key of production
 * @param copyArn the key of the copy, {@code alias/dr}
 */
public record Keys(String sourceArn, String copyArn) {
  /** The key that signs evidence. */
  static final String SIGNING = "alias/snaprelay-evidence";

  public static Keys create(AwsClients aws) {
    return new Keys(key(aws, Regions.HOME, "alias/production"), key(aws, Regions.DR, "alias/dr"));
  }

  /** Makes the key that signs evidence: services find it as soon as they start. */
  static void createSigning(AwsClients aws) {
    KmsClient kms = aws.kms(Regions.HOME);
    String arn =
        kms.createKey(
                request ->
                    request
                        .description(SIGNING)
                        .keySpec(KeySpec.ECC_NIST_P256)
                        .keyUsage(KeyUsageType.SIGN_VERIFY))
            .keyMetadata()
            .arn();
    kms.createAlias(request -> request.aliasName(SIGNING).targetKeyId(arn));
  }

  private static String key(AwsClients aws, Region region, String alias) {
    KmsClient kms = aws.kms(region);
    String arn = kms.createKey(request -> request.description(alias)).keyMetadata().arn();
    kms.createAlias(request -> request.aliasName(alias).targetKeyId(arn));
    return arn;
  }
}
