package io.snaprelay.cli.demo;

import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.CreateKeyRequest;

/** The keys of a snapshot that changes hands: its own, and that of who receives it. */
final class GiftKeys {
  /** Whoever is to read what is encrypted with a key must be let in by its policy. */
  private static final String POLICY =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"kms:*","Resource":"*",
       "Principal":{"AWS":["arn:aws:iam::%s:root","arn:aws:iam::%s:root"]}}]}"""
          .formatted(AwsClients.ACCOUNT, Receiver.ACCOUNT);

  private GiftKeys() {}

  /** The key of what is given away. */
  static void createShared(AwsClients giver) {
    create(giver, DemoPlan.SHARED_KEY, CreateKeyRequest.builder().policy(POLICY).build());
  }

  /** A key that nobody but its account may use. */
  static String createOwn(AwsClients receiver) {
    return create(receiver, "alias/received", CreateKeyRequest.builder().build());
  }

  private static String create(AwsClients aws, String alias, CreateKeyRequest request) {
    KmsClient kms = aws.kms(Regions.DR);
    String arn = kms.createKey(request).keyMetadata().arn();
    kms.createAlias(it -> it.aliasName(alias).targetKeyId(arn));
    return arn;
  }
}
