package io.snaprelay.notify.channel;

import io.snaprelay.events.Verdict;
import java.util.Locale;
import java.util.Optional;

/** How bad the news is, in the words of PagerDuty (PagerDuty docs, "PD-CEF"). */
public enum Severity {
  INFO,
  /**
   * Somebody has to do something, and no run is worse for it: a channel is out, a cutover waits.
   */
  WARNING,
  /** A run failed, and nothing was shown about the backup. */
  ERROR,
  /** The backup was restored and is not what it should be. */
  CRITICAL;

  static Severity of(Notice.Kind kind, Optional<Verdict> verdict) {
    return switch (kind) {
      case STARTED, SUCCEEDED, DIGEST -> INFO;
      case UNDELIVERED, AWAITS_APPROVAL -> WARNING;
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
