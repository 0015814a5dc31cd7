package io.snaprelay.localaws.rds;

import java.time.Duration;

/**
 * How long operations last, in the time of the timeline. The real work may take longer; nothing is
 * shown as done before it is. Defaults are of the size that reports about AWS tell; they are no
 * measurements.
 *
 * @param create of an instance, and of a restored one
 * @param modify of settings, and the settling of a restored instance
 * @param credentials until a new master password is in force
 * @param reboot also start and stop
 * @param renameStep of each of the four steps of a rename
 * @param delete of an instance
 * @param snapshot of any kind
 * @param copy of a snapshot
 * @param deleteSnapshot of a snapshot
 * @param export of a snapshot to S3
 */
public record Durations(
    Duration create,
    Duration modify,
    Duration credentials,
    Duration reboot,
    Duration renameStep,
    Duration delete,
    Duration snapshot,
    Duration copy,
    Duration deleteSnapshot,
    Duration export) {

  public static Durations likeAws() {
    return new Durations(
        Duration.ofMinutes(5),
        Duration.ofMinutes(1),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofSeconds(30),
        Duration.ofMinutes(3),
        Duration.ofMinutes(3),
        Duration.ofMinutes(6),
        Duration.ofSeconds(20),
        Duration.ofMinutes(30));
  }

  /** Every operation lasts the same. */
  public static Durations all(Duration each) {
    return new Durations(each, each, each, each, each, each, each, each, each, each);
  }
}
