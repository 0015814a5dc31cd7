package io.snaprelay.sanitize.cleanroom;

import io.snaprelay.database.Databases;
import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import io.snaprelay.database.TlsServer;
import io.snaprelay.events.CheckResult;
import io.snaprelay.sanitize.engine.Finding;
import io.snaprelay.sanitize.engine.Once;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A server that never held an original is given what a masked one holds. */
public final class CleanRoom {
  /** PostgreSQL manual, "PostgreSQL Error Codes": query_canceled. */
  private static final String OUT_OF_TIME = "57014";

  /** The same: io_error. */
  private static final String DISK = "58030";

  /**
   * What it takes.
   *
   * @param clients the client programs of the servers' version
   * @param scratch a folder with room for a compressed dump of the largest database
   * @param name of the folder in it that is ours; the same for every attempt at one clean room
   * @param atMost when an attempt is handed back, counted from its start
   * @param lockTimeout how long a statement waits for a lock
   */
  public record Tools(
      Clients clients, Path scratch, String name, Duration atMost, Duration lockTimeout) {}

  private CleanRoom() {}

  /**
   * Loads every database and compares it. What an earlier attempt has left half done is dropped and
   * loaded again. Nothing that a server or a client says is passed on in its own words.
   *
   * @param masked the masked server; it is changed no more than loading needs
   * @param room a server of the same version and master user, without any database of a user
   * @param once who has done it already, and who is to know
   */
  public static Furnishing attempt(
      TlsServer masked, TlsServer room, Tools tools, Clock clock, Once<Furnishing.Done> once) {
    List<CheckResult> results = new ArrayList<>();
    try (Session lock = Session.open(room, Databases.ENTRY)) {
      if (!once.isDue(lock)) {
        return new Furnishing.Busy();
      }
      alone(new Servers(masked, room, tools.lockTimeout()), tools, clock, results);
      return failed(results)
          ? new Furnishing.Failed(results)
          : once.done(lock, new Furnishing.Done(results));
    } catch (SQLException e) {
      return ended(e, results);
    } catch (Deadline.Passed e) {
      return new Furnishing.Unreachable(OUT_OF_TIME);
    } catch (IOException e) {
      return new Furnishing.Unreachable(DISK);
    }
  }

  private static void alone(Servers servers, Tools tools, Clock clock, List<CheckResult> results)
      throws SQLException, IOException {
    try (Scratch scratch = Scratch.open(tools.scratch(), tools.name())) {
      Path passwords = scratch.passwords(servers.masked(), servers.room());
      Deadline deadline = new Deadline(clock, tools.atMost());
      Client client = new Client(tools.clients(), scratch, passwords, deadline);
      new Loading(servers, new Transfer(client, scratch), results).run();
    }
  }

  static boolean failed(List<CheckResult> results) {
    return results.stream().anyMatch(each -> each.status() == CheckResult.Status.FAIL);
  }

  private static Furnishing ended(SQLException e, List<CheckResult> results) {
    SqlFailure failure = SqlFailure.of(e);
    if (failure.isConnectionLost() || failure.isLoginRefused()) {
      return new Furnishing.Unreachable(failure.state());
    }
    results.add(
        Finding.begin(Loading.LOADED, "server", "every statement succeeds").fail(failure.state()));
    return new Furnishing.Failed(results);
  }
}
