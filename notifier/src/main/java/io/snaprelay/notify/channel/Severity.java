package io.snaprelay.notify.channel;

import io.snaprelay.events.Verdict;
import java.util.Locale;
import java.util.Optional;

/** How bad the news is, in the words of PagerDuty (PagerDuty docs, "PD-CEF"). */
public enum Severity {
  INFO,
  /** A channel could not be reached; the run itself is no worse for it. */
  WARNING,
  /** A run failed, and nothing was shown about the backup. */
  ERROR,
  /** The backup was restored and is not what it should be. */
  CRITICAL;

  static Severity of(Notice.Kind kind, Optional<Verdict> verdict) {
    return switch (kind) {
      case STARTED, SUCCEEDED -> INFO;
      case UNDELIVERED -> WARNING;
      case STEP_FAILED -> ERROR;
      case VERDICT_FAILED -> CRITICAL;
      case FAILED -> verdict.filter(Verdict.FAILED::equals).isPresent() ? CRITICAL : ERROR;
    };
  }

  /** As it stands in messages: {@code critical}. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
