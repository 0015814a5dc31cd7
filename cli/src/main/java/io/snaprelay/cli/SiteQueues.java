package io.snaprelay.cli;

import io.snaprelay.wire.Service;
import java.util.Collection;
import java.util.TreeSet;

/** The queues of a service that each site has one of. Which sites there are, SQS tells. */
final class SiteQueues {
  private final String queue;

  SiteQueues(Service service) {
    this.queue = service.queueName();
  }

  /** Sends to the site of a region; one without a site of its own belongs to that at home. */
  void send(String region, String body) {
    if (!sent(region, body)) {
      sendHome(body);
    }
  }

  /**
   * Sends to every site that may have part of these regions: each takes out of the message what is
   * its own.
   */
  void sendToAll(Collection<String> regions, String body) {
    boolean sent = false;
    TreeSet<String> all = new TreeSet<>(regions);
    all.add(home());
    for (String region : all) {
      sent |= sent(region, body);
    }
    if (!sent) {
      sendHome(body);
    }
  }

  private static String home() {
    try (Queues queues = Queues.ofEnvironment()) {
      return queues.region();
    }
  }

  private boolean sent(String region, String body) {
    try (Queues queues = Queues.in(region)) {
      boolean there = queues.has(queue);
      if (there) {
        queues.send(queue, body);
      }
      return there;
    }
  }

  /** Or says that there is none. */
  private void sendHome(String body) {
    try (Queues queues = Queues.ofEnvironment()) {
      queues.send(queue, body);
    }
  }
}
