package io.snaprelay.notify;

import io.snaprelay.notify.channel.Notice;
import io.snaprelay.notify.channel.Recipient;
import io.snaprelay.notify.digest.NextIssue;
import io.snaprelay.notify.digest.Standing;
import io.snaprelay.notify.digest.Subscription;
import io.snaprelay.plan.Notify;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
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

  /**
   * Puts the news into every digest that counts it, be it told at once or not. Whoever would have
   * waited for a digest that does not come any more is told at once.
   */
  Hearers of(Notices.Heard heard) {
    List<Recipient> atOnce = new ArrayList<>();
    List<Duration> waits = new ArrayList<>();
    for (Notify entry : hearing(heard).toList()) {
      Standing standing = standing(heard.notice(), entry);
      if (standing instanceof Standing.NotKnownYet notYet) {
        waits.add(notYet.again());
      }
      if (!mayWait(heard.notice(), entry) || standing instanceof Standing.Nowhere) {
        atOnce.add(new Recipient(entry.channel(), entry.target()));
      }
    }
    return new Hearers(
        atOnce.stream().distinct().toList(), waits.stream().min(Duration::compareTo));
  }

  private Standing standing(Notice notice, Notify entry) {
    Optional<Subscription> digest = Subscription.of(entry);
    return digest.isPresent()
        ? next.take(digest.get(), notice, !mayWait(notice, entry))
        : new Standing.Nowhere();
  }

  private static Stream<Notify> hearing(Notices.Heard heard) {
    return heard.plan().notifications().stream().filter(entry -> entry.hears(heard.occasion()));
  }

  private static boolean mayWait(Notice notice, Notify entry) {
    boolean named =
        entry.digest().stream()
            .flatMap(digest -> digest.of().stream())
            .anyMatch(severity -> severity.name().equals(notice.severity().name()));
    return named && notice.mayWait();
  }
}
