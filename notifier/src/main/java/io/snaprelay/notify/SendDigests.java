package io.snaprelay.notify;

import io.snaprelay.notify.channel.Notice;
import io.snaprelay.notify.channel.Recipient;
import io.snaprelay.notify.digest.Digest;
import io.snaprelay.notify.digest.DigestText;
import io.snaprelay.notify.digest.Issue;
import io.snaprelay.notify.digest.Subscription;
import io.snaprelay.notify.digest.Subscriptions;
import io.snaprelay.notify.digest.Subscriptions.Known;
import io.snaprelay.plan.Plan;
import io.snaprelay.plan.PlanFile;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Reaction;
import io.snaprelay.wire.DigestsDue;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Tells the digests that are due, those of one subscription one after the other: one that cannot be
 * told yet holds back the next, and after its attempts is given up and reported as any news.
 */
@ApplicationScoped
class SendDigests implements Reaction<DigestsDue> {
  private final Subscriptions subscriptions;
  private final CurrentPlans plans;
  private final Unproved unproved;
  private final Courier courier;
  private final Undelivered undelivered;
  private final Clock clock;

  SendDigests(
      Subscriptions subscriptions,
      CurrentPlans plans,
      Unproved unproved,
      Courier courier,
      Undelivered undelivered,
      Clock clock) {
    this.subscriptions = subscriptions;
    this.plans = plans;
    this.unproved = unproved;
    this.courier = courier;
    this.undelivered = undelivered;
    this.clock = clock;
  }

  @Override
  public Class<DigestsDue> message() {
    return DigestsDue.class;
  }

  @Override
  public Outcome react(DigestsDue message) {
    Optional<PlanFile> file = plans.file();
    Instant now = clock.instant();
    file.ifPresent(it -> learn(it, now));
    return subscriptions.all().stream()
        .map(known -> serve(known, file, now))
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(wait -> Outcome.retryLater("a digest could not be told", wait))
        .orElseGet(Outcome::emit);
  }

  private void learn(PlanFile file, Instant now) {
    file.plans().values().stream()
        .flatMap(plan -> plan.notifications().stream())
        .map(Subscription::of)
        .flatMap(Optional::stream)
        .distinct()
        .forEach(subscription -> subscriptions.learn(subscription, now));
  }

  private Optional<Duration> serve(Known known, Optional<PlanFile> file, Instant now) {
    for (Issue issue : subscriptions.due(known, now)) {
      Optional<Duration> wait = tell(issue, file);
      if (wait.isPresent()) {
        return wait;
      }
      issue.end();
    }
    return Optional.empty();
  }

  private Optional<Duration> tell(Issue issue, Optional<PlanFile> file) {
    Map<String, Plan> naming = naming(issue.subscription(), file);
    List<String> names = List.copyOf(naming.keySet());
    Digest digest = issue.seal(names, file.map(it -> unproved.of(it, names)).orElseGet(List::of));
    return digest.isWanted()
        ? tell(DigestText.of(digest), issue.subscription().recipient(), naming)
        : Optional.empty();
  }

  private Optional<Duration> tell(Notice notice, Recipient to, Map<String, Plan> naming) {
    Optional<Duration> again = courier.setOut(notice, to).settle();
    return again.isPresent()
        ? again
        : naming.values().stream()
            .findFirst()
            .flatMap(plan -> undelivered.report(notice, to, plan));
  }

  private static Map<String, Plan> naming(Subscription subscription, Optional<PlanFile> file) {
    Map<String, Plan> naming = new TreeMap<>();
    file.ifPresent(
        it ->
            it.plans()
                .forEach(
                    (name, plan) -> {
                      if (subscription.isOf(plan)) {
                        naming.put(name, plan);
                      }
                    }));
    return naming;
  }
}
