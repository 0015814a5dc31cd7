package io.snaprelay.notify;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.snaprelay.names.RunId;
import io.snaprelay.plan.Notify.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What people are told of a run, in the words of no channel.
 *
 * @param eventId the event that it is about; who gets it twice can tell by this
 * @param run the run
 * @param occasion what kind of news it is
 * @param plan the plan's name
 * @param database the database's name in the plan file
 * @param databaseArn its ARN
 * @param occurredAt when it happened
 * @param title all of it in one line
 * @param happened what happened
 * @param leftAsIs what exists and was not touched
 * @param toDo what somebody should do now
 * @param evidence where the evidence stands in the ledger; absent while the run is open
 */
@RegisterForReflection
record Notice(
    String eventId,
    RunId run,
    Occasion occasion,
    String plan,
    String database,
    String databaseArn,
    Instant occurredAt,
    String title,
    List<String> happened,
    List<String> leftAsIs,
    List<String> toDo,
    Optional<String> evidence) {
  Notice {
    happened = List.copyOf(happened);
    leftAsIs = List.copyOf(leftAsIs);
    toDo = List.copyOf(toDo);
  }
}
