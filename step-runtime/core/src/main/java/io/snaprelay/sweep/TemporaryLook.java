package io.snaprelay.sweep;

import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.ResourceName;
import io.snaprelay.names.ResourceRole;
import io.snaprelay.names.RunId;
import io.snaprelay.names.TagKeys;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.sweep.Leftover.Finding;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Temporary databases that are still there. What SnapRelay may delete of them has a derived name,
 * the tags of the same run and step in the role of a temporary database, and the resource id that
 * the ledger recorded when that step created it. Everything else is told at most.
 */
public final class TemporaryLook {
  private final RdsGateway rds;
  private final RunLedger ledger;
  private final Clock clock;

  public TemporaryLook(RdsGateway rds, RunLedger ledger, Clock clock) {
    this.rds = rds;
    this.ledger = ledger;
    this.clock = clock;
  }

  /** All that are left behind in an account and region. Reads only. */
  public List<Leftover> in(String account, String region) {
    return rds.databases(account, region).stream().flatMap(each -> of(each).stream()).toList();
  }

  /** Whether a database is one. What is being deleted is none. */
  Optional<Leftover> of(DatabaseState state) {
    return state.isDeleting()
        ? Optional.empty()
        : run(state)
            .flatMap(run -> finding(state, run).map(finding -> leftover(state, run, finding)));
  }

  /** The run whose tags or whose derived name it bears. */
  private static Optional<RunId> run(DatabaseState state) {
    return Ownership.of(state.tags())
        .filter(owner -> owner.role() == ResourceRole.TEMPORARY)
        .map(Ownership::run)
        .or(() -> ResourceName.parse(state.ref().identifier()).map(ResourceName::run));
  }

  private Leftover leftover(DatabaseState state, RunId run, Finding why) {
    return new Leftover(
        state.ref().arn(), state.resourceId(), run, RunStanding.of(run, ledger).plan(), why);
  }

  private Optional<Finding> finding(DatabaseState state, RunId run) {
    RunStanding standing = RunStanding.of(run, ledger);
    if (isOurs(state)) {
      // What may just be getting a name of its own ends with its run, and not in the middle.
      Optional<Finding> over =
          standing.mayPromote() ? Optional.empty() : expired(state).or(() -> over(standing));
      return over.map(finding -> foreignMember(state).orElse(finding));
    }
    // An open run may just have restored it, or be giving it another name.
    return standing.isOpen() ? Optional.empty() : Optional.of(stranger(created(state)));
  }

  private boolean isOurs(DatabaseState state) {
    return created(state)
        .filter(made -> made.resourceId().equals(state.resourceId()) || wasLate(state))
        .isPresent();
  }

  /** Made by a delivery that was held up until another one's had come and gone. */
  private boolean wasLate(DatabaseState state) {
    return ResourceName.parse(state.ref().identifier())
        .filter(name -> ledger.wasLate(name.run(), name.step(), state.resourceId()))
        .isPresent();
  }

  /** A cluster goes only together with its members. */
  private Optional<Finding> foreignMember(DatabaseState state) {
    return state.members().stream()
        .filter(member -> !isOurs(member))
        .findFirst()
        .map(
            member ->
                Finding.untouched(
                    Cause.OTHER_RESOURCE,
                    "its member %s is not one that SnapRelay made".formatted(member.ref().arn())));
  }

  /** What the ledger says of the step whose name and tags it bears; empty if they do not agree. */
  private Optional<Created> created(DatabaseState state) {
    return ResourceName.parse(state.ref().identifier())
        .filter(
            name ->
                new Ownership(name.run(), name.step(), ResourceRole.TEMPORARY)
                    .isWrittenIn(state.tags()))
        .flatMap(name -> ledger.created(name.run(), name.step()));
  }

  private static Finding stranger(Optional<Created> created) {
    return created.isPresent()
        ? Finding.untouched(
            Cause.OTHER_RESOURCE,
            "it has the name and the tags of a temporary database, and is another one than SnapRelay made")
        : Finding.untouched(
            Cause.NOT_RECORDED,
            "it bears the name or the tags of a temporary database, and the ledger has no record that SnapRelay made it so");
  }

  private Optional<Finding> expired(DatabaseState state) {
    return expiry(state)
        .filter(at -> !clock.instant().isBefore(at))
        .map(at -> Finding.removable(Cause.EXPIRED, "it was to be gone by " + at));
  }

  /** A tag that somebody has spoilt expires nothing; the end of the run does. */
  private static Optional<Instant> expiry(DatabaseState state) {
    try {
      return Optional.ofNullable(state.tags().get(TagKeys.EXPIRES_AT)).map(Instant::parse);
    } catch (DateTimeException spoilt) {
      return Optional.empty();
    }
  }

  private Optional<Finding> over(RunStanding standing) {
    if (!standing.isKnown()) {
      return Optional.of(
          Finding.removable(Cause.RUN_UNKNOWN, "the ledger does not know its run any more"));
    }
    return standing.isOpen() || standing.keepsAt(clock.instant())
        ? Optional.empty()
        : Optional.of(Finding.removable(Cause.RUN_OVER, "its run has ended"));
  }
}
