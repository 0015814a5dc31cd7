package io.snaprelay.notify.digest;

import io.snaprelay.events.Verdict;
import io.snaprelay.notify.channel.Notice;
import java.time.Instant;
import java.util.Optional;

/**
 * What a digest knows of one piece of news.
 *
 * @param eventId the event that it is about
 * @param kind what kind of news it is
 * @param at when it happened
 * @param plan the plan's name
 * @param database the database's name in the plan file
 * @param verdict what the proof said; absent if there was none
 * @param title all of it in one line
 * @param detail the first of what happened; absent if there is no more to say
 * @param evidence where people find the evidence; absent unless a run is over
 * @param toldAtOnce whether it was told before, too
 */
record Item(
    String eventId,
    Notice.Kind kind,
    Instant at,
    String plan,
    String database,
    Optional<Verdict> verdict,
    String title,
    Optional<String> detail,
    Optional<String> evidence,
    boolean toldAtOnce) {

  static Item of(Notice notice, boolean toldAtOnce) {
    return new Item(
        notice.eventId(),
        notice.kind(),
        notice.occurredAt(),
        notice.about().plan(),
        notice.about().database(),
        notice.about().verdict(),
        notice.news().title(),
        notice.news().happened().stream().findFirst(),
        notice.evidence().map(Notice.Evidence::address),
        toldAtOnce);
  }

  /** Whether it is the end of a run: of what else fails there is no evidence of its own. */
  boolean endsARun() {
    return evidence.isPresent();
  }

  boolean isSuccess() {
    return kind == Notice.Kind.SUCCEEDED;
  }

  /** For example {@code nightly/orders}. */
  String subject() {
    return plan + "/" + database;
  }
}
