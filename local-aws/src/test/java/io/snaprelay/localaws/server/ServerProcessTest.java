package io.snaprelay.localaws.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.snaprelay.localaws.pg.Postgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of a server that was ended the hard way. */
class ServerProcessTest {

  private static final Path SYSTEM_V_MEMORY = Path.of("/proc/sysvipc/shm");

  @TempDir Path folder;

  @Test
  void aServerThatObeysItsAbortSignalTidiesUp() throws Exception {
    Path left = folder.resolve("left");
    ServerProcess server = started("trap 'rm " + left + "; exit 0' QUIT; touch " + left);

    server.kill();

    assertFalse(server.isAlive());
    assertFalse(Files.exists(left), "killed before it could tidy up");
  }

  @Test
  void aFrozenServerObeysTooOnceItGoesOn() throws Exception {
    Path left = folder.resolve("left");
    ServerProcess server = started("trap 'rm " + left + "; exit 0' QUIT; touch " + left);
    Signals.send("STOP", List.of(server.handle().pid()));

    server.kill();

    assertFalse(server.isAlive());
    assertFalse(Files.exists(left));
  }

  @Test
  void aServerThatIgnoresItsAbortSignalIsKilled() throws Exception {
    ServerProcess server = started("trap '' QUIT");

    server.kill();

    assertFalse(server.isAlive());
  }

  /** The machine has 4,096 of these: PostgreSQL takes one for every data directory in use. */
  @Test
  void aDeletedPostgresLeavesNoSystemVMemory() throws Exception {
    Places places = new Places(Places.standard().cache(), folder);
    try (Servers postgres = Postgres.open(places, Start.AT_ONCE)) {
      Database database = postgres.create(postgres.newest("17").orElseThrow());
      database.start(postgres.newPort(), false);
      long server =
          ProcessHandle.current()
              .children()
              .filter(child -> child.info().commandLine().orElse("").contains(folder.toString()))
              .findFirst()
              .orElseThrow()
              .pid();

      database.delete();

      assertEquals(List.of(), segmentsOf(server));
    }
  }

  private ServerProcess started(String preparation) throws IOException {
    String script = preparation + "; echo up; while :; do sleep 0.05; done";
    Launch launch = new Launch(List.of("sh", "-c", script), "up", "INT", "QUIT");
    return ServerProcess.start(launch, new Site(folder, 0, ServerUser.OURSELVES, null));
  }

  /** The creator's process id is the fifth column (proc(5)). */
  private static List<String> segmentsOf(long creator) throws IOException {
    if (!Files.exists(SYSTEM_V_MEMORY)) {
      return List.of();
    }
    try (Stream<String> segments = Files.lines(SYSTEM_V_MEMORY)) {
      return segments
          .filter(segment -> segment.strip().split("\\s+")[4].equals(String.valueOf(creator)))
          .toList();
    }
  }
}
