package io.snaprelay.notify;

import io.snaprelay.notify.channel.Recipient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Who hears some news by now.
 *
 * @param atOnce those who are told at once, each of them once
 * @param again how long to wait until it is known in whose digest it stands; empty if it is
 */
record Hearers(List<Recipient> atOnce, Optional<Duration> again) {
  Hearers {
    atOnce = List.copyOf(atOnce);
  }
}
