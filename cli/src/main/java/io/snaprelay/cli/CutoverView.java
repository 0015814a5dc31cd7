package io.snaprelay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.events.StepState;
import io.snaprelay.events.Verdict;
import io.snaprelay.events.VerificationCompleted;
import io.snaprelay.ledger.Created;
import io.snaprelay.ledger.CutoverDecision;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerJson;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.ledger.StepRecord;
import io.snaprelay.names.RunId;
import io.snaprelay.names.StepName;
import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Restore;
import io.snaprelay.refs.DatabaseRef;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A cutover as the ledger tells it.
 *
 * @param run the run
 * @param production the database whose name goes to another one
 * @param candidate the ARN of the restored database; absent before it was asked for
 * @param verdict what its proof said; absent before
 * @param differences where the candidate is not what production was, in words
 * @param hold how long the old production stays afterwards
 * @param approvedBy who approved; absent before
 * @param intendedAt when the swap began: nothing was renamed before
 * @param course {@code PASSED} or {@code REVERTING}; absent before either is decided
 * @param aside the name of the old production after the swap; absent before the swap
 * @param takenBackBy who wants the old production back; absent if nobody does
 * @param timeIsUp whether the old production is being deleted, or is gone
 * @param ended how the step ended; absent while it is open
 */
record CutoverView(
    RunId run,
    DatabaseRef production,
    Optional<String> candidate,
    Optional<Verdict> verdict,
    List<String> differences,
    Optional<Duration> hold,
    Optional<String> approvedBy,
    Optional<Instant> intendedAt,
    Optional<String> course,
    Optional<String> aside,
    Optional<String> takenBackBy,
    boolean timeIsUp,
    Optional<StepState> ended) {
  CutoverView {
    differences = List.copyOf(differences);
  }

  /** Empty if the ledger knows no such run, or its plan does not cut over. */
  static Optional<CutoverView> read(Ledger ledger, RunId run) {
    RunLedger runs = new RunLedger(ledger);
    return runs.plan(run)
        .filter(frozen -> frozen.plan().restore().filter(Restore::isCutover).isPresent())
        .map(frozen -> of(ledger, runs, frozen));
  }

  private static CutoverView of(Ledger ledger, RunLedger runs, FrozenPlan frozen) {
    RunId run = frozen.run();
    Optional<JsonNode> intent = tree(ledger, LedgerKeys.cutover(run, CutoverDecision.INTENT));
    Optional<JsonNode> afterwards =
        tree(ledger, LedgerKeys.cutover(run, CutoverDecision.AFTERWARDS));
    boolean undone = afterwards.filter(it -> it.path("undone").asBoolean()).isPresent();
    return new CutoverView(
        run,
        frozen.database(),
        runs.created(run, StepName.RESTORE).map(Created::arn),
        runs.step(run, StepName.VERIFY)
            .flatMap(record -> record.emitted(VerificationCompleted.class))
            .map(VerificationCompleted::verdict),
        tree(ledger, LedgerKeys.evidence(run, "settings-candidate.json"))
            .map(CutoverView::differences)
            .orElse(List.of()),
        frozen.plan().restore().flatMap(Restore::hold),
        tree(ledger, LedgerKeys.cutover(run, CutoverDecision.APPROVAL)).map(JsonNode::textValue),
        intent.map(it -> Instant.parse(it.path("at").asText())),
        tree(ledger, LedgerKeys.cutover(run, CutoverDecision.TURN))
            .map(it -> it.path("course").asText()),
        intent.map(it -> it.path("aside").path("identifier").asText()),
        afterwards.filter(any -> undone).map(it -> it.path("by").asText("somebody")),
        afterwards.isPresent() && !undone,
        runs.step(run, StepName.CUTOVER).map(StepRecord::state));
  }

  private static List<String> differences(JsonNode report) {
    List<String> said = new ArrayList<>();
    for (JsonNode each : report.path("differences")) {
      said.add(
          "%s: %s, was %s (%s)"
              .formatted(
                  each.path("setting").asText(),
                  each.path("restored").asText("absent"),
                  each.path("captured").asText("absent"),
                  each.path("reason").asText()));
    }
    return said;
  }

  private static Optional<JsonNode> tree(Ledger ledger, String key) {
    return ledger.read(key).map(bytes -> LedgerJson.read(bytes, JsonNode.class));
  }

  /** Why it cannot be approved; empty if it can. */
  Optional<String> notApprovable() {
    if (ended.isPresent()) {
      return Optional.of("its cutover has ended already: " + ended.get());
    }
    if (verdict.filter(Verdict.PASSED::equals).isEmpty()) {
      return Optional.of(
          "no proof of it has passed" + verdict.map(said -> ": its proof " + said).orElse(" yet"));
    }
    return approvedBy.map(by -> by + " has approved it already");
  }

  /** Why the old production cannot be taken back; empty if it can. */
  Optional<String> notRevertible() {
    if (course.filter("PASSED"::equals).isEmpty()) {
      return Optional.of(
          "its cutover has not passed the endpoint check: until then it turns back by itself");
    }
    if (timeIsUp) {
      return Optional.of("the hold is over: the old production is being deleted, or is gone");
    }
    return takenBackBy.map(by -> by + " takes it back already");
  }
}
