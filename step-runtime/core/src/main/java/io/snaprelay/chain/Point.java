package io.snaprelay.chain;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.snaprelay.events.RunResult;
import io.snaprelay.events.Verdict;
import io.snaprelay.names.RunId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One run in the history of a database: the figures that a trend is drawn from.
 *
 * @param run the run
 * @param at when its last step ended
 * @param result how it ended
 * @param verdict what its proof says; absent if there was none
 * @param provedAt when the proof was complete
 * @param rto the recovery time; absent if nothing was proved
 * @param rpo the age of the newest data; absent if there was no snapshot
 * @param passed how many checks passed
 * @param failed how many failed
 * @param skipped how many were skipped
 */
public record Point(
    RunId run,
    Instant at,
    RunResult result,
    Optional<Verdict> verdict,
    Optional<Instant> provedAt,
    Optional<Duration> rto,
    Optional<Duration> rpo,
    long passed,
    long failed,
    long skipped) {
  /** Whether it proved that the database can be restored. */
  @JsonIgnore
  public boolean isProof() {
    return verdict.filter(Verdict.PASSED::equals).isPresent();
  }
}
