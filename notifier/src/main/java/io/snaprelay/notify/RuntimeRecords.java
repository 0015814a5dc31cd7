package io.snaprelay.notify;

import io.quarkus.runtime.annotations.RegisterForReflection;
import io.snaprelay.chain.EvidenceLink;
import io.snaprelay.chain.History;
import io.snaprelay.chain.Point;
import io.snaprelay.coverage.Coverage;
import io.snaprelay.coverage.CoverageRow;

/** The runtime's records that become JSON here: a native executable keeps only what is named. */
@RegisterForReflection(
    targets = {
      EvidenceLink.class,
      EvidenceLink.Previous.class,
      History.class,
      Point.class,
      Coverage.class,
      CoverageRow.class
    })
final class RuntimeRecords {
  private RuntimeRecords() {}
}
