package io.snaprelay.notify;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.aws.ClientSettings;
import io.snaprelay.aws.RegionalClients;
import io.snaprelay.seal.Sha256;
import io.snaprelay.seal.VerifyingKey;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetPublicKeyResponse;
import software.amazon.awssdk.services.kms.model.MessageType;

/**
 * KMS signs: the private key never leaves it. It takes messages of 4096 bytes at most, so that it
 * is given the digest (KMS API Reference, "Sign").
 */
@ApplicationScoped
class KmsSigner implements Signer {
  private static final Pattern ARN = Pattern.compile("arn:[a-z-]+:kms:([a-z0-9-]+):.*");

  private final KmsClient home;
  private final RegionalClients<KmsClient> clients;

  KmsSigner(KmsClient home) {
    this.home = home;
    this.clients =
        new RegionalClients<>(region -> ClientSettings.like(home, region, KmsClient.builder()));
  }

  /** An alias may be moved between the two calls: the second one names the key itself. */
  @Override
  public Signed sign(String keyId, byte[] document) {
    KmsClient kms = in(keyId);
    GetPublicKeyResponse half =
        AwsCalls.call("kms:GetPublicKey", () -> kms.getPublicKey(it -> it.keyId(keyId)));
    VerifyingKey key = VerifyingKey.ofDer(half.publicKey().asByteArray());
    SdkBytes digest = SdkBytes.fromByteArray(Sha256.of(document));
    SdkBytes signature =
        AwsCalls.call(
                "kms:Sign",
                () ->
                    kms.sign(
                        it ->
                            it.keyId(half.keyId())
                                .message(digest)
                                .messageType(MessageType.DIGEST)
                                .signingAlgorithm(key.algorithm().name())))
            .signature();
    return new Signed(half.keyId(), key, signature.asByteArray());
  }

  private KmsClient in(String keyId) {
    Matcher arn = ARN.matcher(keyId);
    return clients.in(
        arn.matches() ? Region.of(arn.group(1)) : home.serviceClientConfiguration().region());
  }

  @PreDestroy
  void close() {
    clients.close();
  }
}
