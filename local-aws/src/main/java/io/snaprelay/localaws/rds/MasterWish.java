package io.snaprelay.localaws.rds;

/**
 * The master password of a new database.
 *
 * @param managed whether RDS keeps it in Secrets Manager
 * @param kmsKey of the secret, null for the default
 */
record MasterWish(String password, boolean managed, String kmsKey) {

  /** What the members of a request say. */
  static MasterWish of(Engine engine, Boolean manage, String password, String kmsKey) {
    boolean managed = Boolean.TRUE.equals(manage);
    if (managed == (password != null)) {
      throw RdsError.INVALID_PARAMETER_COMBINATION.because(
          "Exactly one of MasterUserPassword and ManageMasterUserPassword is needed");
    }
    return new MasterWish(
        managed ? MasterPassword.generated() : MasterPassword.checked(engine, password),
        managed,
        kmsKey);
  }

  @Override
  public String toString() {
    return "MasterWish[managed=" + managed + "]";
  }
}
