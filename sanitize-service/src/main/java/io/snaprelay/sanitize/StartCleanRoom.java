package io.snaprelay.sanitize;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.database.CreationGate;
import io.snaprelay.database.TemporaryDatabases;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.StepName;
import io.snaprelay.rds.AlikeGateway;
import io.snaprelay.rds.AlikeRequest;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.refs.DatabaseRef;
import io.snaprelay.runtime.Pace;
import io.snaprelay.step.Outcome;
import io.snaprelay.step.Run;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Asks RDS for the clean room: an empty instance like the masked one. */
@ApplicationScoped
class StartCleanRoom {
  /** RDS describes a new instance at once; this is only so that one miss does not end a run. */
  private static final Duration MAY_BE_MISSED = Duration.ofMinutes(5);

  private final AlikeGateway alikes;
  private final CreationGate gate;
  private final RunLedger ledger;
  private final Pace pace;

  StartCleanRoom(AlikeGateway alikes, CreationGate gate, RunLedger ledger, Pace pace) {
    this.alikes = alikes;
    this.gate = gate;
    this.ledger = ledger;
    this.pace = pace;
  }

  /** Nothing stands under the name: it is asked for, once. */
  Outcome of(Sanitization masked, DatabaseRef room, Run run) {
    Optional<Created> before = run.created(StepName.CLEAN_ROOM);
    if (before.isPresent()) {
      return missing(before.get(), run);
    }
    if (!gate.open(run.id(), StepName.CLEAN_ROOM)) {
      return Outcome.ignore("the run was cleaned up before the clean room was asked for");
    }
    return create(new AlikeRequest(masked.temporary(), room, tags(run)), run);
  }

  /** The resource id comes first: without it nothing of it is ever deleted. */
  Outcome recorded(DatabaseState room, Run run) {
    Created created = new Created(room.ref().arn(), room.resourceId(), run.now());
    ledger.created(run.id(), StepName.CLEAN_ROOM, created);
    return Outcome.started(pace.first());
  }

  private Outcome create(AlikeRequest request, Run run) {
    try {
      DatabaseState room = alikes.createAlike(request);
      Created created = new Created(room.ref().arn(), room.resourceId(), run.now());
      return ledger.isLate(run.id(), StepName.CLEAN_ROOM, created)
          ? Outcome.ignore(room.resourceId() + " was created twice: the sweep deletes it")
          : Outcome.started(pace.first());
    } catch (AwsFailure e) {
      if (e.kind() == AwsFailure.Kind.ALREADY_EXISTS) {
        return Outcome.retryLater("something stands under its name since a moment", pace.next());
      }
      throw e;
    }
  }

  private Outcome missing(Created before, Run run) {
    return before.calledAt().plus(MAY_BE_MISSED).isBefore(run.now())
        ? SanitizeFailures.roomGone(before)
        : Outcome.retryLater("the clean room is not visible yet", pace.next());
  }

  private static Map<String, String> tags(Run run) {
    Instant expiry = run.now().plus(run.plan().limits().temporaryLife());
    return TemporaryDatabases.owner(run, StepName.CLEAN_ROOM).tagsUntil(expiry);
  }
}
