package io.snaprelay.localaws.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports for servers. They lie below those that systems give to outgoing connections, so that a port
 * is still free when its server comes back after a restart.
 */
public final class Ports {

  private static final int FIRST = 15_432;
  private static final int AFTER_LAST = 32_000;
  private static final int ATTEMPTS = 1_000;
  private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

  private Ports() {}

  /** A port that nobody listens on, and that this JVM has not given to anybody else. */
  public static int free() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int port = ThreadLocalRandom.current().nextInt(FIRST, AFTER_LAST);
      if (GIVEN.add(port)) {
        if (isFree(port)) {
          return port;
        }
        GIVEN.remove(port);
      }
    }
    throw new IllegalStateException("No free port between " + FIRST + " and " + AFTER_LAST);
  }

  public static void giveBack(int port) {
    GIVEN.remove(port);
  }

  /**
   * Binds without listening: a process that is forked at this very moment inherits the socket, and
   * one that listened would keep the port from the server that is to have it.
   */
  private static boolean isFree(int port) {
    try (Socket probe = new Socket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
