package io.snaprelay.notify.channel;

import io.snaprelay.events.Verdict;
import io.snaprelay.names.RunId;
import io.snaprelay.notify.channel.Notice.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Notices of one run of the plan nightly. */
final class SampleNotices {
  static final RunId RUN = RunId.of("trigger-1", "nightly", "orders");
  static final String ARN = "arn:aws:rds:eu-west-1:111111111111:db:orders-prod";
  static final String EVIDENCE = "https://evidence.example.org/runs/r/evidence/e.html";

  private static final Instant AT = Instant.parse("2026-11-21T02:30:00Z");

  private SampleNotices() {}

  /** The same words for every kind, so that what differs is the kind's doing. */
  static Notice of(Kind kind) {
    return of(kind, Optional.of(EVIDENCE), "Damaged pages in public.orders.");
  }

  static Notice withEvidenceAt(String address) {
    return of(Kind.FAILED, Optional.of(address), "Damaged pages in public.orders.");
  }

  /** Says something that nobody wrote for a channel. */
  static Notice saying(String happened) {
    return of(Kind.FAILED, Optional.of(EVIDENCE), happened);
  }

  private static Notice of(Kind kind, Optional<String> address, String happened) {
    boolean over = kind == Kind.SUCCEEDED || kind == Kind.FAILED;
    Verdict verdict = kind == Kind.SUCCEEDED ? Verdict.PASSED : Verdict.FAILED;
    return new Notice(
        "0d9c6f0e-0000-4000-8000-00000000000" + kind.ordinal(),
        kind,
        AT,
        new Notice.Subject(
            RUN, "nightly", "orders", ARN, over ? Optional.of(verdict) : Optional.empty()),
        new Notice.News(
            "orders-prod: Proof failed",
            List.of(happened),
            List.of("The source."),
            List.of("Look into it.")),
        address.filter(there -> over).map(there -> new Notice.Evidence("runs/r/e.html", there)));
  }
}
