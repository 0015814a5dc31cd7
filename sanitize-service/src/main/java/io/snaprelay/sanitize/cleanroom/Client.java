package io.snaprelay.sanitize.cleanroom;

import io.snaprelay.database.TlsServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Runs client programs: over TLS with the server's name verified, with no terminal to ask at. */
final class Client {
  /** By this name the next attempt finds sessions of clients that have outlived their service. */
  static final String APPLICATION = "snaprelay-clean-room";

  /**
   * What it was at, without the server's words, which may quote a row: the table of a COPY, or a
   * command as far as its first text or parenthesis.
   */
  private static final Pattern AT =
      Pattern.compile("table (\"[^\"]{1,130}\")|Command was: ([^;('\\n]{1,130})");

  /** It ended by itself, and said that it failed. */
  record Refusal(String program, int status, String at) {
    @Override
    public String toString() {
      return "%s ended with status %d%s"
          .formatted(program, status, at.isEmpty() ? "" : " at " + at);
    }
  }

  private final Clients clients;
  private final Scratch scratch;
  private final Path passwords;
  private final Deadline deadline;

  Client(Clients clients, Scratch scratch, Path passwords, Deadline deadline) {
    this.clients = clients;
    this.scratch = scratch;
    this.passwords = passwords;
    this.deadline = deadline;
  }

  /**
   * Runs one program to its end.
   *
   * @return how it failed; empty if it did not
   * @throws Deadline.Passed if there was no time left for it
   */
  Optional<Refusal> run(String program, TlsServer server, String database, String... arguments)
      throws IOException {
    Path words = scratch.path(program + ".stderr");
    ProcessBuilder builder = new ProcessBuilder(command(program, server, database, arguments));
    surroundings(builder.environment(), server);
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).redirectError(words.toFile());
    int status = await(builder.start());
    return status == 0
        ? Optional.empty()
        : Optional.of(new Refusal(program, status, at(Files.readAllBytes(words))));
  }

  private List<String> command(
      String program, TlsServer server, String database, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(clients.program(program).toString());
    command.add("--no-password");
    command.add("--host=" + server.host());
    command.add("--port=" + server.port());
    command.add("--username=" + server.login().user());
    // A name alone would be read as settings if it had an = in it.
    command.add("--dbname=dbname='" + database.replace("\\", "\\\\").replace("'", "\\'") + "'");
    command.addAll(List.of(arguments));
    return command;
  }

  /** Nothing of the service's own environment, which may hold credentials, goes on to it. */
  private void surroundings(Map<String, String> environment, TlsServer server) {
    environment.clear();
    environment.put("HOME", scratch.path(".").toString());
    environment.put("LC_ALL", "C");
    environment.put("PGPASSFILE", passwords.toString());
    environment.put("PGSSLMODE", "verify-full");
    environment.put("PGSSLROOTCERT", server.caBundle().toAbsolutePath().toString());
    environment.put("PGAPPNAME", APPLICATION);
    environment.put("PGCONNECT_TIMEOUT", "10");
    environment.put("PGOPTIONS", "-c default_transaction_read_only=off");
  }

  private int await(Process process) {
    try {
      Duration left = deadline.left();
      if (!process.waitFor(left.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Deadline.Passed();
      }
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Deadline.Passed();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
  }

  private static String at(byte[] words) {
    Matcher at = AT.matcher(new String(words, StandardCharsets.UTF_8));
    if (!at.find()) {
      return "";
    }
    return (at.group(1) == null ? at.group(2) : at.group(1)).trim();
  }
}
