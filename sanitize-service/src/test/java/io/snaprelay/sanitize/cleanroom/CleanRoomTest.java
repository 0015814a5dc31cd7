package io.snaprelay.sanitize.cleanroom;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.database.Session;
import io.snaprelay.database.WorkLock;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.database.testing.SampleServers;
import io.snaprelay.sanitize.engine.Once;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What arrives in a clean room, and what it takes. */
class CleanRoomTest {
  private static final String PASSWORDS =
      "SELECT count(rolpassword) FROM pg_authid WHERE rolname = 'reader'";

  private static final String CREATED = "SELECT oid FROM pg_database WHERE datname = 'shop'";

  @TempDir private Path scratch;
  private static SampleServers servers;
  private static SampleServer masked;
  private SampleServer room;

  @BeforeAll
  static void open() throws Exception {
    Rooms.clients();
    servers = SampleServers.open();
    masked = servers.empty(Rooms.MAJOR);
    Furniture.in(masked);
  }

  @BeforeEach
  void empty() throws IOException {
    room = servers.empty(Rooms.MAJOR);
  }

  @AfterEach
  void stop() throws IOException {
    room.stop();
  }

  @AfterAll
  static void close() {
    if (servers != null) {
      servers.close();
    }
  }

  @Test
  void everyKindOfObjectArrivesWithItsOwnerAndRights() throws Exception {
    Furnishing end = Rooms.attempt(masked, room, scratch);

    Furnishing.Done done = assertInstanceOf(Furnishing.Done.class, end, () -> Rooms.failures(end));
    assertTrue(
        done.checks().stream()
            .anyMatch(
                each ->
                    each.subject().equals("shop: app.people")
                        && each.seen().startsWith("2000 rows")),
        done.checks().toString());
    assertEquals(
        "app", room.ask("SELECT relowner::regrole FROM pg_class WHERE relname = 'of_app'"));
    assertEquals(
        "ß", Rooms.askIn(room, Furniture.ODD, "SELECT \"Über\" FROM public.\"T\" ORDER BY 1"));
  }

  @Test
  void nothingOfOursIsLeftBehind() throws Exception {
    Furnishing end = Rooms.attempt(masked, room, scratch);

    assertInstanceOf(Furnishing.Done.class, end, () -> Rooms.failures(end));
    try (Stream<Path> left = Files.list(scratch)) {
      assertEquals(0, left.count(), "the dump and the passwords");
    }
    assertEquals("0", room.ask("SELECT count(*) FROM pg_roles WHERE rolname ~ 'snaprelay'"));
    assertEquals("0", room.ask("SELECT count(*) FROM pg_namespace WHERE nspname ~ 'snaprelay'"));
    assertEquals("f", room.ask("SELECT pg_has_role('owner', 'reader', 'USAGE')"));
    assertEquals(
        "t", room.ask("SELECT relforcerowsecurity FROM pg_class WHERE relname = 'private'"));
  }

  @Test
  void aRoomThatIsLoadedIsComparedAgainAndNotLoadedAgain() throws Exception {
    assertInstanceOf(Furnishing.Done.class, Rooms.attempt(masked, room, scratch));
    String before = room.ask(CREATED);

    Furnishing again = Rooms.attempt(masked, room, scratch);

    assertInstanceOf(Furnishing.Done.class, again, () -> Rooms.failures(again));
    assertEquals(before, room.ask(CREATED));
    assertEquals(
        "t", room.ask("SELECT relforcerowsecurity FROM pg_class WHERE relname = 'private'"));
  }

  @Test
  void whatAKilledAttemptHasLeftIsDroppedAndLoadedAgain() throws Exception {
    room.tell(
        "CREATE ROLE app NOINHERIT",
        "CREATE ROLE snaprelay_loading",
        "CREATE DATABASE half_loaded",
        "CREATE TABLE left_over AS SELECT 1 AS n",
        "ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO snaprelay_loading");
    Path before = Files.createDirectories(scratch.resolve("a-run/dump"));
    Files.writeString(before.resolve("toc.dat"), "half a dump");

    Furnishing end = Rooms.attempt(masked, room, scratch);

    assertInstanceOf(Furnishing.Done.class, end, () -> Rooms.failures(end));
    assertEquals("0", room.ask("SELECT count(*) FROM pg_class WHERE relname = 'left_over'"));
    assertEquals("0", room.ask("SELECT count(*) FROM pg_database WHERE datname = 'half_loaded'"));
  }

  @Test
  void whoeverElseIsLoadingItIsWaitedFor() throws Exception {
    try (Session other = Session.open(Rooms.server(room), "postgres")) {
      assertTrue(WorkLock.take(other));

      assertInstanceOf(Furnishing.Busy.class, Rooms.attempt(masked, room, scratch));
    }
    assertEquals("0", room.ask("SELECT count(*) FROM pg_roles WHERE rolname = 'app'"));
  }

  /** Its snapshot may be taken by now. */
  @Test
  void whatSomebodyElseHasLoadedMeanwhileIsNotTouched() throws Exception {
    room.tell("CREATE DATABASE loaded");

    Furnishing end = Rooms.attempt(masked, room, scratch, new Once<>(() -> true, done -> {}));

    assertInstanceOf(Furnishing.Busy.class, end);
    assertEquals("1", room.ask("SELECT count(*) FROM pg_database WHERE datname = 'loaded'"));
  }

  @Test
  void thatItIsLoadedIsKnownBeforeAnybodyElseGetsTheLock() throws Exception {
    List<Boolean> free = new ArrayList<>();

    Furnishing end =
        Rooms.attempt(masked, room, scratch, new Once<>(() -> false, done -> free.add(isFree())));

    assertInstanceOf(Furnishing.Done.class, end, () -> Rooms.failures(end));
    assertEquals(List.of(false), free);
  }

  private boolean isFree() {
    try (Session other = Session.open(Rooms.server(room), "postgres")) {
      return WorkLock.take(other);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void anAttemptWhoseTimeIsUpIsHandedBackAndLeavesNoFile() throws Exception {
    CleanRoom.Tools usual = Rooms.tools(scratch);
    CleanRoom.Tools hurried =
        new CleanRoom.Tools(
            usual.clients(), scratch, "a-run", Duration.ofMillis(1), usual.lockTimeout());

    Furnishing end = Rooms.attempt(masked, room, hurried);

    assertEquals(new Furnishing.Unreachable("57014"), end);
    try (Stream<Path> left = Files.list(scratch)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void whatTheMasterMayNotMakeFailsByItsName() throws Exception {
    masked.tellAsSuperuser(
        "SET default_transaction_read_only = off",
        "CREATE EXTENSION postgres_fdw",
        "CREATE SERVER far FOREIGN DATA WRAPPER postgres_fdw");
    try {
      Furnishing end = Rooms.attempt(masked, room, scratch);

      assertInstanceOf(Furnishing.Failed.class, end);
      assertTrue(Rooms.failures(end).contains("CREATE SERVER far"), Rooms.failures(end));
    } finally {
      masked.tellAsSuperuser(
          "SET default_transaction_read_only = off", "DROP EXTENSION postgres_fdw CASCADE");
    }
  }

  @Test
  void aRoleHasNoPasswordThere() throws Exception {
    assertEquals("1", masked.ask(PASSWORDS));

    Rooms.attempt(masked, room, scratch);

    assertEquals("0", room.ask(PASSWORDS));
    assertEquals("t", room.ask("SELECT rolcanlogin FROM pg_roles WHERE rolname = 'reader'"));
  }
}
