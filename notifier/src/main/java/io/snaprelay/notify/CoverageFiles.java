package io.snaprelay.notify;

import io.snaprelay.aws.AwsFailure;
import io.snaprelay.coverage.Coverage;
import io.snaprelay.coverage.CoverageHtml;
import io.snaprelay.coverage.PlanFileText;
import io.snaprelay.evidence.EvidenceJson;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jboss.logging.Logger;

/**
 * Writes, after each run, how every database of every plan stands. Evidence does not depend on it:
 * a plan file that cannot be read is reported, and holds nothing up.
 */
@ApplicationScoped
class CoverageFiles {
  private static final Logger LOG = Logger.getLogger(CoverageFiles.class);

  private final Ledger ledger;
  private final EvidenceFolder folder;
  private final NotifierConfig config;
  private final CoverageNow coverage;

  CoverageFiles(Ledger ledger, EvidenceFolder folder, NotifierConfig config, CoverageNow coverage) {
    this.ledger = ledger;
    this.folder = folder;
    this.config = config;
    this.coverage = coverage;
  }

  /** Writes the pages as of the end of a run, once. */
  void write(RunId run, Instant completedAt) {
    try {
      boolean written = ledger.read(LedgerKeys.coverage(completedAt, run, "json")).isPresent();
      if (config.plans().isPresent() && !written) {
        write(coverage.of(PlanFileText.read(config.plans().get())), run, completedAt);
      }
    } catch (PlanFileText.Unusable | AwsFailure e) {
      LOG.errorf("The coverage page is not written: %s", e.getMessage());
    }
  }

  /** The page goes first: a file for machines says that both were written. */
  private void write(Coverage coverage, RunId run, Instant completedAt) {
    byte[] json = (EvidenceJson.pretty(coverage) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] page = CoverageHtml.render(coverage);
    folder.put("coverage.html", page);
    folder.put("coverage.json", json);
    ledger.create(LedgerKeys.coverage(completedAt, run, "html"), page);
    ledger.create(LedgerKeys.coverage(completedAt, run, "json"), json);
  }
}
