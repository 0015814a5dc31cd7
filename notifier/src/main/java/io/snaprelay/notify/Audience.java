package io.snaprelay.notify;

import io.snaprelay.notify.channel.Notice;
import io.snaprelay.notify.channel.Recipient;
import io.snaprelay.notify.digest.NextIssue;
import io.snaprelay.notify.digest.Subscription;
import io.snaprelay.plan.Notify;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Who is told of news at once, and in whose digest it stands. */
@ApplicationScoped
class Audience {
  private final NextIssue next;

  Audience(NextIssue next) {
    this.next = next;
  }

  /** Those who are told at once, each of them once. */
  List<Recipient> atOnce(Notices.Heard heard) {
    return hearing(heard)
        .filter(entry -> !waits(heard.notice(), entry))
        .map(entry -> new Recipient(entry.channel(), entry.target()))
        .distinct()
        .toList();
  }

  /**
   * Puts the news into every digest that counts it, be it told at once or not.
   *
   * @return how long to wait until that is certain, if it is not
   */
  Optional<Duration> digested(Notices.Heard heard) {
    return hearing(heard)
        .map(entry -> digested(heard.notice(), entry))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder());
  }

  private Optional<Duration> digested(Notice notice, Notify entry) {
    return Subscription.of(entry)
        .flatMap(digest -> next.take(digest, notice, !waits(notice, entry)));
  }

  private static Stream<Notify> hearing(Notices.Heard heard) {
    return heard.plan().notifications().stream().filter(entry -> entry.hears(heard.occasion()));
  }

  private boolean waits(Notice notice, Notify entry) {
    boolean named =
        entry.digest().stream()
            .flatMap(digest -> digest.of().stream())
            .anyMatch(severity -> severity.name().equals(notice.severity().name()));
    return named && notice.mayWait() && Subscription.of(entry).filter(next::isToCome).isPresent();
  }
}
