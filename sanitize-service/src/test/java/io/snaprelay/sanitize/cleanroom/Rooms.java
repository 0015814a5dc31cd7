package io.snaprelay.sanitize.cleanroom;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.snaprelay.database.TlsServer;
import io.snaprelay.database.testing.SampleServer;
import io.snaprelay.events.CheckResult;
import io.snaprelay.events.CheckResult.Status;
import io.snaprelay.sanitize.engine.Once;
import io.snaprelay.sanitize.engine.Unasked;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What tests of clean rooms share. They need client programs, which come with no library. */
final class Rooms {
  /** The newest major version of which this machine has client programs, if it has any. */
  static final int MAJOR = 15;

  static final String WHERE = "/usr/lib/postgresql/%d/bin";

  private Rooms() {}

  static Clients clients() {
    Optional<Clients> found = Clients.find(WHERE, MAJOR);
    assumeTrue(found.isPresent(), "no pg_dump of PostgreSQL 15 in " + Clients.folder(WHERE, MAJOR));
    return found.orElseThrow();
  }

  static CleanRoom.Tools tools(Path scratch) {
    return new CleanRoom.Tools(
        clients(), scratch, "a-run", Duration.ofMinutes(5), Duration.ofSeconds(10));
  }

  static Furnishing attempt(SampleServer masked, SampleServer room, Path scratch) {
    return attempt(masked, room, tools(scratch));
  }

  static Furnishing attempt(
      SampleServer masked, SampleServer room, Path scratch, Once<Furnishing.Done> once) {
    return CleanRoom.attempt(server(masked), server(room), tools(scratch), Clock.systemUTC(), once);
  }

  static Furnishing attempt(SampleServer masked, SampleServer room, CleanRoom.Tools tools) {
    return CleanRoom.attempt(
        server(masked), server(room), tools, Clock.systemUTC(), Unasked.once());
  }

  static TlsServer server(SampleServer sample) {
    return (TlsServer) sample.asMaster();
  }

  /** What went wrong, one a line. */
  static String failures(Furnishing end) {
    return end instanceof Furnishing.Failed failed ? failures(failed.checks()) : end.toString();
  }

  static String failures(List<CheckResult> checks) {
    return checks.stream()
        .filter(each -> each.status() == Status.FAIL)
        .map(each -> each.name() + " of " + each.subject() + ": " + each.seen())
        .collect(Collectors.joining("\n"));
  }

  static String askIn(SampleServer sample, String database, String query) throws SQLException {
    try (RoomSession session = RoomSession.open(server(sample), database, Duration.ofSeconds(10))) {
      return session.plainTexts(query).get(0);
    }
  }

  static void tellIn(SampleServer sample, String database, String... statements)
      throws SQLException, IOException {
    try (RoomSession session = RoomSession.open(server(sample), database, Duration.ofSeconds(10))) {
      for (String statement : statements) {
        session.run(statement);
      }
    }
  }
}
