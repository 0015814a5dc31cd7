package io.snaprelay.infra.campaign;

import io.snaprelay.cli.RunView;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.Stage;
import io.snaprelay.events.RunCompleted;
import io.snaprelay.events.RunResult;
import io.snaprelay.ledger.ProofRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.names.TagKeys;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.rds.model.DBInstance;
import software.amazon.awssdk.services.rds.model.DBSnapshot;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What must hold when all runs of a round have ended. Each answer names what does not. */
final class Invariants {
  private final Stage stage;
  private final Estate estate;
  private final List<Estate.Described> foreignBefore;

  Invariants(Stage stage, Estate estate) {
    this.stage = stage;
    this.estate = estate;
    this.foreignBefore = estate.foreign();
  }

  List<String> broken(Asked asked) {
    return Stream.of(
            asked.runs().stream().flatMap(this::completedOnce),
            unexplained(asked),
            temporaryDatabases(),
            ofNoKnownRun(),
            foreignTouched(),
            provedAndGone(),
            deadLetters())
        .flatMap(found -> found)
        .toList();
  }

  private Stream<String> unexplained(Asked asked) {
    return new Endings(stage.runs(), asked.runs())
        .without(new Excuses(stage.runs(), asked.cancelled()));
  }

  private Stream<String> completedOnce(RunId run) {
    Optional<RunResult> result = RunView.read(stage.runs(), run).flatMap(RunView::result);
    List<RunResult> told = told().completions(run).stream().map(RunCompleted::result).toList();
    return result.isPresent() && told.equals(List.of(result.get()))
        ? Stream.of()
        : Stream.of("run %s ended as %s, run-completed said %s".formatted(run, result, told));
  }

  private Told told() {
    return new Told(stage.ledger());
  }

  private Stream<String> temporaryDatabases() {
    return ours()
        .filter(database -> !database.dbInstanceIdentifier().equals(Estate.FORGED))
        .map(database -> "temporary database left: " + database.dbInstanceArn());
  }

  private Stream<DBInstance> ours() {
    return estate.everywhere().stream()
        .flatMap(rds -> rds.describeDBInstances().dbInstances().stream())
        .filter(database -> Estate.tag(database.tagList(), TagKeys.RUN).isPresent());
  }

  private Stream<String> ofNoKnownRun() {
    return snapshots()
        .filter(
            snapshot ->
                Estate.tag(snapshot.tagList(), TagKeys.RUN).filter(this::isUnknown).isPresent())
        .map(snapshot -> "no run knows " + snapshot.dbSnapshotArn());
  }

  private boolean isUnknown(String run) {
    return stage.runs().plan(new RunId(run)).isEmpty();
  }

  private Stream<DBSnapshot> snapshots() {
    return estate.everywhere().stream()
        .flatMap(rds -> rds.describeDBSnapshotsPaginator().dbSnapshots().stream());
  }

  private Stream<String> foreignTouched() {
    List<Estate.Described> now = estate.foreign();
    return foreignBefore.stream()
        .filter(before -> !now.contains(before))
        .map(before -> "somebody else's was touched: " + before);
  }

  /** The last proved good copy of a database is never deleted. */
  private Stream<String> provedAndGone() {
    List<String> present = snapshots().map(DBSnapshot::dbSnapshotArn).toList();
    return Estate.DATABASES.stream()
        .flatMap(database -> told().lastGoodProof(database).stream())
        .map(ProofRecord::snapshot)
        .filter(proved -> !present.contains(proved.arn()))
        .map(proved -> "the last verified copy is gone: " + proved.arn());
  }

  private Stream<String> deadLetters() {
    SqsClient sqs = stage.clients().sqs(Regions.HOME);
    return sqs.listQueues().queueUrls().stream()
        .filter(url -> url.endsWith("-dlq"))
        .filter(url -> !isEmpty(sqs, url))
        .map(url -> "dead letters in " + url);
  }

  private static boolean isEmpty(SqsClient sqs, String url) {
    QueueAttributeName count = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    return sqs.getQueueAttributes(it -> it.queueUrl(url).attributeNames(count))
        .attributes()
        .get(count)
        .equals("0");
  }
}
