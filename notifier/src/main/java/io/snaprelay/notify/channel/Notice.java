package io.snaprelay.notify.channel;

import io.snaprelay.events.Verdict;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.Notify.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people are told, in the words of no channel.
 *
 * @param eventId the event that it is about; who gets it twice can tell by this
 * @param kind what kind of news it is
 * @param occurredAt when it happened
 * @param about which run
 * @param news what there is to say
 * @param evidence where the evidence stands; absent while the run is open
 */
public record Notice(
    String eventId,
    Kind kind,
    Instant occurredAt,
    Subject about,
    News news,
    Optional<Evidence> evidence) {

  /**
   * What kind of news it is: one of a plan's occasions, a digest of many, or that a channel could
   * not be told.
   */
  public enum Kind {
    STARTED,
    SUCCEEDED,
    FAILED,
    STEP_FAILED,
    VERDICT_FAILED,
    AWAITS_APPROVAL,
    DIGEST,
    UNDELIVERED;

    /** The kind of an occasion. */
    public static Kind of(Occasion occasion) {
      return valueOf(occasion.name());
    }
  }

  /**
   * The run that it is about.
   *
   * @param run its id
   * @param plan the plan's name
   * @param database the database's name in the plan file
   * @param databaseArn its ARN
   * @param verdict what the proof said; absent as long as, or because, there is none
   */
  public record Subject(
      RunId run, String plan, String database, String databaseArn, Optional<Verdict> verdict) {}

  /**
   * What there is to say.
   *
   * @param title all of it in one line
   * @param happened what happened
   * @param leftAsIs what exists and was not touched
   * @param toDo what somebody should do now
   */
  public record News(
      String title, List<String> happened, List<String> leftAsIs, List<String> toDo) {
    public News {
      happened = List.copyOf(happened);
      leftAsIs = List.copyOf(leftAsIs);
      toDo = List.copyOf(toDo);
    }
  }

  /**
   * Where the evidence stands.
   *
   * @param key its key in the ledger
   * @param address where people find it
   */
  public record Evidence(String key, String address) {

    /** Whether a browser opens the address. */
    boolean isLink() {
      return address.startsWith("https://");
    }
  }

  /** Whether it may be told later: not what is critical, nor what wants an answer by a time. */
  public boolean mayWait() {
    return severity() != Severity.CRITICAL && kind != Kind.AWAITS_APPROVAL;
  }

  public Severity severity() {
    return Severity.of(kind, about.verdict());
  }
}
