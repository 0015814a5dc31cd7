package io.snaprelay.sanitize.cleanroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Login;
import io.snaprelay.database.TlsServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a client program gets to see, and what we get to see of it. A script stands for it. */
class ClientTest {
  private static final String PASSWORD = "it's: a \\ secret";

  @TempDir private Path folder;
  private TlsServer server;

  @BeforeEach
  void aServer() {
    server =
        new TlsServer(
            Engine.POSTGRES,
            "db.example",
            5432,
            new Login("owner", PASSWORD),
            folder.resolve("ca.pem"),
            Duration.ofMinutes(1));
  }

  @Test
  void thePasswordIsInAFileOfOursAloneAndNeitherInArgumentsNorInTheEnvironment()
      throws IOException {
    program(
        Clients.DUMP,
        "echo \"$@\" > %1$s/seen; env >> %1$s/seen; cat $PGPASSFILE > %1$s/file;"
            + " ls -ld $PGPASSFILE $(dirname $PGPASSFILE) > %1$s/modes");

    assertEquals(Optional.empty(), run(Duration.ofMinutes(1)));

    String seen = Files.readString(folder.resolve("seen"));
    assertFalse(seen.contains("secret"), seen);
    assertTrue(seen.contains("PGSSLMODE=verify-full"), seen);
    assertTrue(seen.contains("--dbname=dbname='a \\' b'"), seen);
    assertFalse(seen.contains("JAVA") || seen.contains("AWS"), seen);
    assertEquals(
        "db.example:5432:*:owner:it's\\: a \\\\ secret",
        Files.readString(folder.resolve("file")).trim());
    String modes = Files.readString(folder.resolve("modes"));
    assertTrue(modes.lines().anyMatch(it -> it.matches("-rw-------.*/passwords")), modes);
    assertTrue(modes.lines().anyMatch(it -> it.matches("drwx------.*/a-run")), modes);
    assertFalse(Files.exists(folder.resolve("a-run")), "it is gone with the attempt");
  }

  @Test
  void aFailureIsToldByStatusAndObjectAndNeverInTheServersWords() throws IOException {
    program(
        Clients.DUMP,
        "echo 'ERROR: duplicate key Key (mail)=(ann@example.org)' >&2;"
            + " echo \"Command was: COMMENT ON TABLE app.people IS 'ann@example.org';\" >&2; exit 3");

    String told = run(Duration.ofMinutes(1)).orElseThrow().toString();

    assertEquals("pg_dump ended with status 3 at COMMENT ON TABLE app.people IS", told);
  }

  @Test
  void aClientThatHangsIsEndedWhenTheTimeIsUp() throws IOException {
    program(Clients.DUMP, "exec tail -f /dev/null");

    assertThrows(Deadline.Passed.class, () -> run(Duration.ofMillis(300)));
  }

  @Test
  void clientsOfAnotherVersionOrNoneAreNotFound() throws IOException {
    program(Clients.DUMP, "exit 0");
    program(Clients.RESTORE, "exit 0");

    assertTrue(Clients.find(folder + "/%d", 15).isPresent());
    assertEquals(Optional.empty(), Clients.find(folder + "/15", 16));
    assertEquals(Optional.empty(), Clients.find("/nowhere/%d", 15));
    Files.delete(folder.resolve("15").resolve(Clients.RESTORE));
    assertEquals(Optional.empty(), Clients.find(folder + "/%d", 15));
  }

  private Optional<Client.Refusal> run(Duration atMost) throws IOException {
    program(Clients.RESTORE, "exit 0");
    Clients clients = Clients.find(folder + "/%d", 15).orElseThrow();
    try (Scratch scratch = Scratch.open(folder, "a-run")) {
      Deadline deadline = new Deadline(Clock.systemUTC(), atMost);
      Client client = new Client(clients, scratch, scratch.passwords(server), deadline);
      return client.run(Clients.DUMP, server, "a ' b");
    }
  }

  private void program(String name, String does) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("15"));
    String script =
        "#!/bin/sh\nif [ \"$1\" = --version ]; then echo \"%s (PostgreSQL) 15.19\"; exit 0; fi\n"
            .formatted(name);
    Path file =
        Files.writeString(bin.resolve(name), script + does.replace("%1$s", folder + "") + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
