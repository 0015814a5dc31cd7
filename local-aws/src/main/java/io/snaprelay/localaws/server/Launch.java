package io.snaprelay.localaws.server;

import java.util.List;

/**
 * What it takes to run a server, and to know that it runs.
 *
 * @param command the server itself, no script around it: it is then our child, and its end is seen
 *     at once
 * @param ready what a line of its log contains when connections are accepted
 * @param stopSignal what ends all sessions and leaves clean files
 * @param abortSignal what ends the server at once, with its files as a power failure leaves them
 */
public record Launch(List<String> command, String ready, String stopSignal, String abortSignal) {

  ProcessBuilder process(ServerUser user) {
    ProcessBuilder process = new ProcessBuilder(user.command(command)).redirectErrorStream(true);
    process.environment().put("LC_ALL", "C");
    process.environment().put("TZ", "UTC");
    return process;
  }
}
