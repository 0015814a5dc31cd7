package io.snaprelay.localaws.rds;

import io.snaprelay.localaws.wire.AwsError;
import software.amazon.awssdk.services.rds.model.MasterUserSecret;

/** The master user's password, given by the caller or managed in Secrets Manager. */
final class MasterCredentials {

  private final RdsContext rds;

  MasterCredentials(RdsContext rds) {
    this.rds = rds;
  }

  /** Hands the password, which is in force already, to Secrets Manager. */
  void store(RdsDatabase<?> database, String password, String kmsKey) {
    MasterSecrets.Stored stored =
        rds.secrets()
            .create(
                new MasterSecrets.Content(
                    database.place().account(),
                    database.place().region(),
                    database.arn(),
                    database.resourceId(),
                    database.masterUsername(),
                    password,
                    kmsKey));
    show(database, stored, "active");
  }

  void storeIfManaged(RdsDatabase<?> database, MasterWish wish) {
    if (wish.managed()) {
      store(database, wish.password(), wish.kmsKey());
    }
  }

  /** Starts the management of the password; the old one is void when the secret is active. */
  void manage(RdsDatabase<?> database, String kmsKey, Runnable next) {
    String password = MasterPassword.generated();
    MasterUserSecret announced =
        MasterUserSecret.builder().secretStatus("creating").kmsKeyId(kmsKey).build();
    database.showMasterSecret(announced);
    reset(
        database,
        password,
        () -> {
          store(database, password, kmsKey);
          next.run();
        });
  }

  void rotate(RdsDatabase<?> database, Runnable next) {
    MasterUserSecret secret = database.masterSecret();
    String password = MasterPassword.generated();
    status(database, "rotating");
    reset(
        database,
        password,
        () -> {
          rds.secrets().rotate(secret.secretArn(), database.masterUsername(), password);
          status(database, "active");
          next.run();
        });
  }

  /** Ends the management: the secret is deleted, the password is the caller's again. */
  void takeBack(RdsDatabase<?> database, String password, Runnable next) {
    forget(database);
    change(database, password, next);
  }

  void change(RdsDatabase<?> database, String password, Runnable next) {
    database.showPendingPassword("****");
    reset(database, password, next);
  }

  /** The secret of a database goes with it. */
  void forget(RdsDatabase<?> database) {
    MasterUserSecret secret = database.masterSecret();
    if (secret != null && secret.secretArn() != null) {
      rds.secrets().delete(secret.secretArn());
    }
    database.showMasterSecret(null);
  }

  /**
   * @throws AwsError KMSKeyNotAccessibleFault
   */
  void checkKey(Place place, String kmsKey) {
    if (kmsKey != null) {
      new Encryption(rds.keys()).key(place, kmsKey);
    }
  }

  private void reset(RdsDatabase<?> database, String password, Runnable next) {
    database.become(RdsDatabase.RESETTING_CREDENTIALS);
    rds.transitions()
        .start(
            database.work(),
            rds.durations().credentials(),
            () -> database.server().changePassword(database.masterUsername(), password),
            () -> changed(database, next),
            () -> database.become(RdsDatabase.FAILED));
  }

  private void changed(RdsDatabase<?> database, Runnable next) {
    database.showPendingPassword(null);
    rds.events().emit(database.kind().events().credentialsReset(), database);
    next.run();
  }

  private static void show(RdsDatabase<?> database, MasterSecrets.Stored stored, String status) {
    MasterUserSecret secret =
        MasterUserSecret.builder()
            .secretArn(stored.arn())
            .kmsKeyId(stored.kmsKeyArn())
            .secretStatus(status)
            .build();
    database.showMasterSecret(secret);
  }

  private static void status(RdsDatabase<?> database, String status) {
    MasterUserSecret secret = database.masterSecret();
    database.showMasterSecret(secret.toBuilder().secretStatus(status).build());
  }
}
