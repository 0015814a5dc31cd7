package io.snaprelay.restore;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.database.Sighting;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.MemberRequest;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The instances that serve a temporary database. Restored storage is given them, each under a
 * derived name of its own; what is to be deleted loses its instances first. Each is owned as the
 * database itself is: by name, by tags, and by the resource id in the ledger.
 */
@ApplicationScoped
class Members {
  private final RdsGateway rds;
  private final Stay stay;
  private final RunLedger ledger;
  private final Pace pace;

  Members(RdsGateway rds, Stay stay, RunLedger ledger, Pace pace) {
    this.rds = rds;
    this.stay = stay;
    this.ledger = ledger;
    this.pace = pace;
  }

  /**
   * The instance that is to be made next, or is being made; empty if all are there. The first one
   * writes: the others wait until it does.
   */
  Optional<MemberRequest> lacking(RestorePlan plan, DatabaseState database, Run run) {
    if (database.served() && database.members().isEmpty()) {
      return Optional.empty();
    }
    return stay.members(plan, database, run).stream()
        .filter(request -> database.members().stream().noneMatch(it -> isThat(it, request)))
        .findFirst();
  }

  private static boolean isThat(DatabaseState member, MemberRequest request) {
    return member.ref().equals(request.member()) && !member.isDeleting();
  }

  /** Whether an instance can be added: the cluster is up, as far as it has instances. */
  static boolean isReadyForMore(DatabaseState database) {
    return database.isAvailable()
        && database.members().stream().limit(1).allMatch(DatabaseState::isAvailable);
  }

  /** Gives a database one of the instances that serve it. */
  Outcome add(MemberRequest request, Run run) {
    try {
      record(rds.addMember(request), run);
      return Outcome.started(pace.next());
    } catch (AwsFailure e) {
      return switch (e.kind()) {
        case ALREADY_EXISTS -> meet(request, e, run);
        case INVALID_STATE -> Outcome.retryLater(e.code(), pace.next());
        default -> throw e;
      };
    }
  }

  /** Our own, of an earlier delivery, joins its cluster by itself. */
  private Outcome meet(MemberRequest request, AwsFailure taken, Run run) {
    return rds.database(request.member())
        .filter(found -> TemporaryDatabases.member(found, run) instanceof Sighting.Foreign)
        .map(
            found ->
                TemporaryDatabases.refuse(
                    request.member(), (Sighting.Foreign) TemporaryDatabases.member(found, run)))
        .orElseGet(() -> Outcome.retryLater(taken.code(), pace.next()));
  }

  /** The reply to its creation may have been lost, and its record with it. */
  void record(DatabaseState member, Run run) {
    ledger.created(
        run.id(),
        TemporaryDatabases.creatorOf(member.ref()),
        new Created(member.ref().arn(), member.resourceId(), run.now()));
  }

  /** Deletes an instance that has to go before its database; empty if there is none (left). */
  Optional<Outcome> delete(DatabaseState database, Run run) {
    return database.members().stream()
        .filter(member -> !member.isDeleting())
        .findFirst()
        .map(
            member -> {
              record(member, run);
              rds.deleteDatabase(member.ref());
              return Outcome.started(pace.first());
            });
  }
}
