package io.snaprelay.cli;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.runtime.LedgerLocation;
import java.nio.file.Files;
import picocli.CommandLine.Option;

/** Which SnapRelay a command talks to. AWS itself is found by the SDK's environment variables. */
final class Place {
  @Option(
      names = "--ledger",
      paramLabel = "URI",
      defaultValue = "${env:SNAPRELAY_LEDGER}",
      description = "The ledger: file:/folder or s3://bucket/prefix. Default: $$SNAPRELAY_LEDGER.")
  private String ledger;

  Ledger open() {
    if (ledger == null || ledger.isBlank()) {
      throw Complaint.usage("No ledger: give --ledger file:/folder, or set SNAPRELAY_LEDGER");
    }
    try {
      mustBeThere(LedgerLocation.parse(ledger));
      return LedgerLocation.open(ledger);
    } catch (IllegalArgumentException e) {
      throw Complaint.usage(e.getMessage());
    }
  }

  /** An empty ledger and a misspelt one look alike: that of a folder can be told apart. */
  private static void mustBeThere(LedgerLocation location) {
    if (location instanceof LedgerLocation.Folder folder && !Files.isDirectory(folder.path())) {
      throw Complaint.usage(
          "There is no folder %s: give the services' ledger with --ledger, or create the folder"
              .formatted(folder.path()));
    }
  }

  /** Its location, as it was given. */
  String ledger() {
    return ledger;
  }

  RunLedger openRuns() {
    return new RunLedger(open());
  }
}
