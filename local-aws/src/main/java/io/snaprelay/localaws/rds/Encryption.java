package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.AwsError;

/** RDS's questions to KMS, and its answer when KMS says no. */
record Encryption(KmsKeys keys) {

  /**
   * The ARN of the key; {@code null} stands for {@code aws/rds}.
   *
   * @throws AwsError KMSKeyNotAccessibleFault
   */
  String key(Place place, String wanted) {
    if (wanted == null) {
      return keys.defaultKey(place.account(), place.region());
    }
    String arn =
        keys.usable(place.account(), place.region(), wanted)
            .orElseThrow(() -> notAccessible("target", wanted));
    if (!regionOf(arn).equals(place.region())) {
      throw notAccessible("target", wanted);
    }
    return arn;
  }

  /** The key of a new database; null if it is not to be encrypted. */
  String ofNew(Place place, boolean encrypted, String wanted) {
    if (!encrypted && wanted != null) {
      throw RdsError.INVALID_PARAMETER_COMBINATION.because("KmsKeyId needs StorageEncrypted=true");
    }
    return encrypted ? key(place, wanted) : null;
  }

  /** A key of anywhere, with which something that the account uses is encrypted. */
  void mustOpen(Place place, String keyArn) {
    if (keys.usable(place.account(), regionOf(keyArn), keyArn).isEmpty()) {
      throw notAccessible("source", keyArn);
    }
  }

  boolean opens(Place place, String keyArn) {
    return keys.usable(place.account(), regionOf(keyArn), keyArn).isPresent();
  }

  private static String regionOf(String keyArn) {
    return keyArn.split(":")[3];
  }

  private static AwsError notAccessible(String which, String key) {
    return RdsError.KMS_KEY_NOT_ACCESSIBLE.because(
        "The %s KMS key [%s] does not exist, is not enabled or you do not have permissions to"
            + " access it.",
        which, key);
  }
}
