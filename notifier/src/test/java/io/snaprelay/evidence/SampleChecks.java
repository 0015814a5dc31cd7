package io.snaprelay.evidence;

import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.names.RunId;
import io.snaprelay.wire.EventJson;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The checks of the sample run: five passed, one was skipped. */
public final class SampleChecks {
  private SampleChecks() {}

  public static List<CheckResult> all() {
    return List.of(
        check("connects", "orders-prod", Status.PASS, "a TLS connection", "TLSv1.3", 41),
        check("server version", "orders-prod", Status.PASS, "17.11", "17.11", 3),
        check(
                "content",
                "public.orders",
                Status.PASS,
                "every row readable",
                "1,000,000 rows, checksum 91c2a7f0",
                48_211)
            .measuring(Optional.of(312_475_648L), Optional.of("1000000")),
        check("b-tree", "public.orders_pkey", Status.PASS, "no damage", "no damage", 9_120),
        check(
            "heap",
            "public.audit_log",
            Status.SKIPPED,
            "no damage",
            "amcheck is not installed in this database",
            0),
        check(
                "freshness of public.orders.created_at",
                "public.orders.created_at",
                Status.PASS,
                "not older than 1 h",
                "newest value 2026-11-21T01:58:31Z, PT1M33S before the snapshot",
                12)
            .measuring(Optional.empty(), Optional.of("PT1M33S")));
  }

  /** Puts the manifest of a run into the ledger, as the proving service does. */
  static void keep(List<CheckResult> checks, RunId run, Ledger ledger) {
    ledger.create(
        LedgerKeys.evidence(run, "manifest.json"), EventJson.bytes(new CheckList.Content(checks)));
  }

  public static CheckResult check(
      String name, String subject, Status status, String expected, String seen, long millis) {
    return new CheckResult(
        name,
        subject,
        status,
        expected,
        seen,
        Duration.ofMillis(millis),
        status == Status.SKIPPED
            ? Optional.empty()
            : Optional.of("8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4"));
  }
}
