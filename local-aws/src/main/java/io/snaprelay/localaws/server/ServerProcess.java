package io.snaprelay.localaws.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A running server, our own child process. */
public final class ServerProcess {

  private static final int START_SECONDS = 120;
  private static final int STOP_SECONDS = 60;
  private static final int ABORT_SECONDS = 10;

  private final Process process;
  private final int port;
  private final Launch launch;

  private ServerProcess(Process process, int port, Launch launch) {
    this.process = process;
    this.port = port;
    this.launch = launch;
  }

  /** Returns when the server accepts connections. */
  public static ServerProcess start(Launch launch, Site site) throws IOException {
    Process process = launch.process(site.user()).start();
    process.getOutputStream().close();
    ServerProcess server = new ServerProcess(process, site.port(), launch);
    ServerLog following = ServerLog.follow(process, site.log(), launch.ready());
    if (!server.becomesReady(following)) {
      process.destroyForcibly();
      throw new IOException("The server did not start: " + tail(site.log()));
    }
    return server;
  }

  public int port() {
    return port;
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** An orderly end: sessions are ended, the data directory is left clean. */
  public void stop() throws IOException {
    if (process.isAlive()) {
      Signals.send(launch.stopSignal(), List.of(process.pid()));
      if (!endsWithin(STOP_SECONDS)) {
        kill();
      }
    }
  }

  /**
   * As a power failure would; for servers whose data nobody wants any more. The server is asked
   * first: killed, it could not give its System V memory back to the machine.
   */
  void kill() throws IOException {
    Signals.abort(launch.abortSignal(), process.toHandle());
    if (!endsWithin(ABORT_SECONDS)) {
      Signals.kill(process.toHandle());
      endsWithin(STOP_SECONDS);
    }
  }

  private boolean becomesReady(ServerLog log) throws IOException {
    try {
      return log.ready().get(START_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw interrupted();
    }
  }

  private boolean endsWithin(int seconds) throws IOException {
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static IOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("Interrupted while a server started or stopped");
  }

  private static String tail(Path log) throws IOException {
    List<String> lines = Files.exists(log) ? Files.readAllLines(log) : List.of();
    return String.join(" | ", lines.subList(Math.max(0, lines.size() - 8), lines.size()));
  }
}
