package io.snaprelay.sanitize.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.snaprelay.database.TlsServer;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.sanitize.cleanroom.CleanRoom;
import io.snaprelay.sanitize.cleanroom.Clients;
import io.snaprelay.sanitize.cleanroom.Furnishing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Originals in every place where they hide: the clean room's files have none, L2's have some. */
class CleanRoomLeakTest {
  private static final String CLIENTS = "/usr/lib/postgresql/%d/bin";
  private static final int MAJOR = 15;

  @TempDir private Path scratch;

  @Test
  void noByteOfTheCleanRoomHoldsAnOriginalNotEvenWhatMaskingLeaves() throws Exception {
    Optional<Clients> clients = Clients.find(CLIENTS, MAJOR);
    assumeTrue(clients.isPresent(), "no pg_dump of PostgreSQL 15 in /usr/lib/postgresql/15/bin");
    try (SampleServers servers = SampleServers.open()) {
      SampleServer shop = servers.shop(MAJOR);
      SampleServer room = servers.empty(MAJOR);
      Planted.in(shop);
      List<String> originals = new ArrayList<>(Planted.originals());
      originals.add(passwordHash(shop));
      mask(shop);
      // On RDS the master may use it; here only a superuser can create a server of it.
      shop.tellAsSuperuser("DROP EXTENSION postgres_fdw CASCADE");

      Furnishing end = load(shop, room, clients.get());

      assertInstanceOf(Furnishing.Done.class, end, end.toString());
      assertEquals(shop.ask(PEOPLE), room.ask(PEOPLE), "what was masked has arrived");
      assertEquals(Map.of(), search(room, originals));
      assertEquals(
          Set.of(passwordHash), Set.copyOf(search(shop, originals).values().iterator().next()));
    }
  }

  private static final String PEOPLE =
      "SELECT count(*) || ' ' || min(mail) || ' ' || max(mail) FROM customers";

  private String passwordHash;

  /** A verifier of production: masking takes it away, and its dead row stays in the file. */
  private String passwordHash(SampleServer shop) throws IOException {
    shop.tellAsSuperuser("CREATE ROLE writer LOGIN PASSWORD 'of production'");
    passwordHash =
        shop.ask("SELECT substr(rolpassword, 1, 60) FROM pg_authid WHERE rolname = 'writer'");
    return passwordHash;
  }

  private static void mask(SampleServer shop) {
    Sanitizing end =
        new Attempt(shop.asMaster(), Planted.source(), Bench.KEY, Bench.LIMITS, Clock.systemUTC())
            .run(Unasked.once());
    assertInstanceOf(Sanitizing.Done.class, end, Bench.failures(end));
  }

  private Furnishing load(SampleServer shop, SampleServer room, Clients clients) {
    return CleanRoom.attempt(
        (TlsServer) shop.asMaster(),
        (TlsServer) room.asMaster(),
        new CleanRoom.Tools(
            clients, scratch, "a-run", Duration.ofMinutes(5), Duration.ofSeconds(10)),
        Clock.systemUTC(),
        Unasked.once());
  }

  private static Map<String, Set<String>> search(SampleServer server, List<String> originals)
      throws IOException {
    Path data = Path.of(server.ask("SHOW data_directory"));
    server.stop();
    return ByteSearch.in(data, originals);
  }
}
