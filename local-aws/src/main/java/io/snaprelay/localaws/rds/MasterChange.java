package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.AwsError;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a Modify wants of the master password. Null means: as it is.
 *
 * @param kmsKey of the secret
 */
record MasterChange(String password, Boolean manage, String kmsKey, Boolean rotate) {

  /** The step that does it, empty if there is nothing to do. */
  Optional<Consumer<Runnable>> step(RdsDatabase<?> database, MasterCredentials credentials) {
    boolean managed = database.masterSecret() != null;
    if (password != null && (Boolean.TRUE.equals(manage) || managed && manage == null)) {
      throw refused("MasterUserPassword can't be given while RDS manages the master password");
    }
    if (Boolean.TRUE.equals(rotate)) {
      mustBe(managed, "RotateMasterUserPassword needs a managed master password");
      return Optional.of(next -> credentials.rotate(database, next));
    }
    if (Boolean.TRUE.equals(manage) && !managed) {
      credentials.checkKey(database.place(), kmsKey);
      return Optional.of(next -> credentials.manage(database, kmsKey, next));
    }
    if (Boolean.FALSE.equals(manage) && managed) {
      mustBe(password != null, "ManageMasterUserPassword=false needs a MasterUserPassword");
      String checked = MasterPassword.checked(database.engine(), password);
      return Optional.of(next -> credentials.takeBack(database, checked, next));
    }
    return Optional.ofNullable(password)
        .map(given -> MasterPassword.checked(database.engine(), given))
        .map(checked -> next -> credentials.change(database, checked, next));
  }

  /** Whether it says anything. */
  boolean isEmpty() {
    return password == null && manage == null && rotate == null;
  }

  private static void mustBe(boolean condition, String otherwise) {
    if (!condition) {
      throw refused(otherwise);
    }
  }

  private static AwsError refused(String why) {
    return RdsError.INVALID_PARAMETER_COMBINATION.because("%s", why);
  }

  @Override
  public String toString() {
    return "MasterChange[manage=" + manage + ", rotate=" + rotate + "]";
  }
}
