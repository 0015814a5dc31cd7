package io.snaprelay.sanitize;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.FailureCode;
import io.snaprelay.ledger.Created;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways in which a database is not masked, in words. None of them leads to a snapshot. */
final class SanitizeFailures {
  /** An event has room for 256 KiB, a person for less. */
  private static final int MOST = 10;

  private SanitizeFailures() {}

  static Outcome notClean(Sanitization found) {
    List<String> failed = found.failures().stream().map(SanitizeFailures::name).distinct().toList();
    String what = failed.isEmpty() ? "no post-condition was checked" : listed(failed);
    return Outcome.giveUp(
        FailureCode.SANITIZE_FAILED,
        "%s must not be given away: %s".formatted(found.temporary().arn(), what),
        "No snapshot of it was taken; clean-up deletes it");
  }

  static Outcome rulesDoNotFit(Sanitization found) {
    return Outcome.giveUp(
        FailureCode.RULES_INVALID,
        "The masking rules do not fit %s: %s"
            .formatted(found.temporary().arn(), listed(found.problems())),
        "Nothing was masked and no snapshot was taken; clean-up deletes "
            + found.temporary().arn());
  }

  static Outcome rulesLost(Run run) {
    return Outcome.giveUp(
        FailureCode.RULES_INVALID,
        "The ledger does not hold the masking rules %s of this run as they were frozen"
            .formatted(run.frozen().rulesHash().orElse("(none)")),
        "Nothing was masked and no snapshot was taken");
  }

  static Outcome keyLost(DatabaseRef temporary) {
    return Outcome.giveUp(
        FailureCode.SANITIZE_FAILED,
        "%s has no key, or another one than it began with: the secret of 'key' must have 32 characters or more, and no secret may change during a run"
            .formatted(temporary.arn()),
        "No snapshot of it was taken; clean-up deletes it");
  }

  static Outcome gone(DatabaseRef temporary) {
    return Outcome.giveUp(
        FailureCode.DATABASE_NOT_FOUND,
        temporary.arn() + " is gone, or being deleted, before it was masked",
        "No snapshot of it was taken");
  }

  static Outcome noCleanRoomFor(DatabaseState database) {
    return Outcome.giveUp(
        FailureCode.PLAN_NOT_EXECUTABLE,
        "sanitize.level L3 is for DB instances of PostgreSQL only, and %s is of engine %s: take 'level' out of the plan"
            .formatted(database.ref().arn(), database.engine()),
        "Nothing was masked and no snapshot was taken");
  }

  static Outcome clientsMissing(DatabaseState database, Path where) {
    return Outcome.giveUp(
        FailureCode.CLIENTS_MISSING,
        "sanitize.level L3 needs pg_dump and pg_restore of the major version of %s, which is %s: they are not in %s (snaprelay.sanitize.clients)"
            .formatted(database.ref().arn(), database.engineVersion(), where),
        "Nothing was masked and no snapshot was taken");
  }

  static Outcome roomLost(DatabaseState room) {
    return Outcome.giveUp(
        FailureCode.RESTORE_FAILED,
        "The clean room %s is %s and will not become available"
            .formatted(room.ref().arn(), room.status()),
        "No snapshot was taken; clean-up deletes it and the masked database");
  }

  static Outcome roomGone(Created room) {
    return Outcome.giveUp(
        FailureCode.DATABASE_NOT_FOUND,
        "The clean room " + room.arn() + " no longer exists",
        "No snapshot was taken; clean-up deletes the masked database");
  }

  private static String name(CheckResult check) {
    return check.name() + " of " + check.subject();
  }

  private static String listed(List<String> all) {
    Stream<String> shown = all.stream().limit(MOST);
    Stream<String> rest =
        all.size() > MOST ? Stream.of((all.size() - MOST) + " more") : Stream.empty();
    return Stream.concat(shown, rest).collect(Collectors.joining("; "));
  }
}
