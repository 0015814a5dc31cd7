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
  void store(Instance instance, String password, String kmsKey) {
    MasterSecrets.Stored stored =
        rds.secrets()
            .create(
                new MasterSecrets.Content(
                    instance.place().account(),
                    instance.place().region(),
                    instance.arn(),
                    instance.shown().dbiResourceId(),
                    instance.shown().masterUsername(),
                    password,
                    kmsKey));
    show(instance, stored, "active");
  }

  /** Starts the management of the password; the old one is void when the secret is active. */
  void manage(Instance instance, String kmsKey, Runnable next) {
    String password = MasterPassword.generated();
    MasterUserSecret announced =
        MasterUserSecret.builder().secretStatus("creating").kmsKeyId(kmsKey).build();
    instance.change(now -> now.masterUserSecret(announced));
    reset(
        instance,
        password,
        () -> {
          store(instance, password, kmsKey);
          next.run();
        });
  }

  void rotate(Instance instance, Runnable next) {
    MasterUserSecret secret = instance.shown().masterUserSecret();
    String password = MasterPassword.generated();
    status(instance, "rotating");
    reset(
        instance,
        password,
        () -> {
          rds.secrets().rotate(secret.secretArn(), instance.shown().masterUsername(), password);
          status(instance, "active");
          next.run();
        });
  }

  /** Ends the management: the secret is deleted, the password is the caller's again. */
  void takeBack(Instance instance, String password, Runnable next) {
    forget(instance);
    change(instance, password, next);
  }

  void change(Instance instance, String password, Runnable next) {
    instance.changePending(pending -> pending.masterUserPassword("****"));
    reset(instance, password, next);
  }

  /** The secret of an instance goes with it. */
  void forget(Instance instance) {
    MasterUserSecret secret = instance.shown().masterUserSecret();
    if (secret != null && secret.secretArn() != null) {
      rds.secrets().delete(secret.secretArn());
    }
    instance.change(now -> now.masterUserSecret((MasterUserSecret) null));
  }

  /**
   * @throws AwsError KMSKeyNotAccessibleFault
   */
  void checkKey(Place place, String kmsKey) {
    if (kmsKey != null) {
      new Encryption(rds.keys()).key(place, kmsKey);
    }
  }

  private void reset(Instance instance, String password, Runnable next) {
    instance.become(Instance.RESETTING_CREDENTIALS);
    rds.transitions()
        .start(
            instance.work(),
            rds.durations().credentials(),
            () -> instance.server().changePassword(instance.shown().masterUsername(), password),
            () -> changed(instance, next),
            () -> instance.become(Instance.FAILED));
  }

  private void changed(Instance instance, Runnable next) {
    instance.changePending(pending -> pending.masterUserPassword(null));
    rds.events().emit(EventKind.CREDENTIALS_RESET, instance);
    next.run();
  }

  private static void show(Instance instance, MasterSecrets.Stored stored, String status) {
    MasterUserSecret secret =
        MasterUserSecret.builder()
            .secretArn(stored.arn())
            .kmsKeyId(stored.kmsKeyArn())
            .secretStatus(status)
            .build();
    instance.change(now -> now.masterUserSecret(secret));
  }

  private static void status(Instance instance, String status) {
    MasterUserSecret secret = instance.shown().masterUserSecret();
    instance.change(now -> now.masterUserSecret(secret.toBuilder().secretStatus(status).build()));
  }
}
