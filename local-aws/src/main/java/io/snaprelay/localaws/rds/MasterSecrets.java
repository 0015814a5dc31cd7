package io.snaprelay.localaws.rds;

/** The master passwords that RDS keeps in Secrets Manager (ManageMasterUserPassword). */
public interface MasterSecrets {

  /**
   * @param account and region: of the database
   * @param databaseArn of the instance or the cluster
   * @param resourceId of the same
   * @param kmsKey the key's id, ARN or alias; null for {@code aws/secretsmanager}
   */
  record Content(
      String account,
      String region,
      String databaseArn,
      String resourceId,
      String username,
      String password,
      String kmsKey) {

    @Override
    public String toString() {
      return "Content[" + databaseArn + "]";
    }
  }

  /**
   * @param arn of the secret
   * @param kmsKeyArn of the key that encrypts it
   */
  record Stored(String arn, String kmsKeyArn) {}

  Stored create(Content content);

  /** Puts a new password into the secret. */
  void rotate(String secretArn, String username, String password);

  void delete(String secretArn);
}
