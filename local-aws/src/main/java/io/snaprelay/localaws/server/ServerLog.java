package io.snaprelay.localaws.server;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;

/** Writes down what a server prints, and knows from it when the server is ready. */
final class ServerLog {

  private final Path file;
  private final String readyWords;
  private final CompletableFuture<Boolean> ready = new CompletableFuture<>();

  private ServerLog(Path file, String readyWords) {
    this.file = file;
    this.readyWords = readyWords;
  }

  static ServerLog follow(Process server, Path file, String readyWords) {
    ServerLog log = new ServerLog(file, readyWords);
    Thread thread = new Thread(() -> log.copy(server), "server-log");
    thread.setDaemon(true);
    thread.start();
    return log;
  }

  /** True when connections are accepted, false when the server ended before. */
  CompletableFuture<Boolean> ready() {
    return ready;
  }

  Path file() {
    return file;
  }

  private void copy(Process server) {
    try (BufferedReader printed = server.inputReader();
        BufferedWriter written =
            Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      for (String line = printed.readLine(); line != null; line = printed.readLine()) {
        written.write(line);
        written.newLine();
        written.flush();
        if (line.contains(readyWords)) {
          ready.complete(true);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot follow the log " + file, e);
    } finally {
      ready.complete(false);
    }
  }
}
