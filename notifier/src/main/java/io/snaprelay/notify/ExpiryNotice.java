package io.snaprelay.notify;

import io.snaprelay.events.SnapshotsExpired;
import io.snaprelay.events.SnapshotsExpired.Reason;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Notify.Occasion;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The notice about snapshots that should have expired and could not be deleted: they cost money and
 * use up a quota. What went as planned, or was spared by a rule, is no news.
 */
final class ExpiryNotice {
  private ExpiryNotice() {}

  static Optional<Notice> of(SnapshotsExpired event, FrozenPlan run) {
    List<Reason> refused =
        event.reasons().stream()
            .flatMap(reasons -> reasons.notDeleted().stream())
            .filter(reason -> !isRule(reason.code()))
            .toList();
    return refused.isEmpty() ? Optional.empty() : Optional.of(notice(event, run, refused));
  }

  private static boolean isRule(String code) {
    return Arrays.stream(io.snaprelay.retention.Reason.values())
        .anyMatch(rule -> rule.name().equals(code));
  }

  private static Notice notice(SnapshotsExpired event, FrozenPlan run, List<Reason> refused) {
    return new Notice(
        event.header().eventId(),
        run.run(),
        Occasion.FAILED,
        run.planName(),
        run.databaseName(),
        event.database().arn(),
        event.header().occurredAt(),
        "%s: %d expired snapshots were not deleted"
            .formatted(event.database().identifier(), refused.size()),
        refused.stream()
            .map(each -> "%s: %s: %s".formatted(each.snapshot().arn(), each.code(), each.detail()))
            .toList(),
        List.of("The run itself, and every snapshot that is named here"),
        List.of(
            "Let the snapshot-service delete them, or delete them yourself; the next run of the plan tries again"),
        Optional.empty());
  }
}
