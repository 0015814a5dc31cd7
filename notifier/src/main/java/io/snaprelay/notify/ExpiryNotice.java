package io.snaprelay.notify;

import io.snaprelay.events.SnapshotsExpired;
import io.snaprelay.events.SnapshotsExpired.Reason;
import io.snaprelay.notify.channel.Notice.News;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The notice about snapshots that should have expired and could not be deleted: they cost money and
 * use up a quota. What went as planned, or was spared by a rule, is no news.
 */
final class ExpiryNotice {
  private ExpiryNotice() {}

  static Optional<News> of(SnapshotsExpired event) {
    List<Reason> refused =
        event.reasons().stream()
            .flatMap(reasons -> reasons.notDeleted().stream())
            .filter(reason -> !isRule(reason.code()))
            .toList();
    return refused.isEmpty() ? Optional.empty() : Optional.of(news(event, refused));
  }

  private static boolean isRule(String code) {
    return Arrays.stream(io.snaprelay.retention.Reason.values())
        .anyMatch(rule -> rule.name().equals(code));
  }

  private static News news(SnapshotsExpired event, List<Reason> refused) {
    return new News(
        "%s: %d expired snapshots were not deleted"
            .formatted(event.database().identifier(), refused.size()),
        refused.stream()
            .map(each -> "%s: %s: %s".formatted(each.snapshot().arn(), each.code(), each.detail()))
            .toList(),
        List.of("The run itself, and every snapshot that is named here"),
        List.of(
            "Let the snapshot-service delete them, or delete them yourself; the next run of the plan tries again"));
  }
}
