package io.snaprelay.localaws.server;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program that runs to its end. What it needs to keep secret it reads from files. */
public final class Command {

  private static final int SECONDS = 300;

  private Command() {}

  /**
   * @return what the program printed
   * @throws IOException if it fails or does not end; the message holds what it printed
   */
  public static String run(List<String> command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getOutputStream().close();
    CompletableFuture<String> printed = CompletableFuture.supplyAsync(() -> read(process));
    if (exitCode(process) != 0) {
      throw new IOException(command.get(0) + " failed: " + printed.join().strip());
    }
    return printed.join();
  }

  /** Whether the program is there, runs and reports success. */
  static boolean succeeds(List<String> command) {
    try {
      run(command);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static int exitCode(Process process) throws IOException {
    try {
      if (process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      return -1;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("Interrupted while a program ran");
    }
  }

  private static String read(Process process) {
    try {
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
