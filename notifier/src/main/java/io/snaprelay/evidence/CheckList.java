package io.snaprelay.evidence;

import com.fasterxml.jackson.core.JacksonException;
import io.snaprelay.events.CheckResult;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.seal.Sha256;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * Every single result of a step, as the service that did it has put it into the ledger. An event
 * has room for a summary only.
 *
 * @param file which file of the ledger that is
 * @param checks the results
 */
record CheckList(SourceFile file, List<CheckResult> checks) {
  static final String MANIFEST = "manifest.json";
  static final String SANITIZED = "sanitize.json";

  CheckList {
    checks = List.copyOf(checks);
  }

  /** What we need of such a file; whatever else it holds is its writer's. */
  record Content(List<CheckResult> checks) {}

  /**
   * Reads the list; empty if there is none, or none that this version understands: then the event's
   * summary has to do.
   */
  static Optional<CheckList> of(RunId run, String file, RunLedger ledger) {
    return ledger.evidence(run, file).flatMap(json -> read(LedgerKeys.evidence(run, file), json));
  }

  private static Optional<CheckList> read(String key, byte[] json) {
    try {
      Content content = Json.mapper().readValue(json, Content.class);
      return Optional.ofNullable(content.checks())
          .map(checks -> new CheckList(new SourceFile(key, Sha256.hex(json)), checks));
    } catch (JacksonException notUnderstood) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
