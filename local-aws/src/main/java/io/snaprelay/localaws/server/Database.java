package io.snaprelay.localaws.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Optional;

/**
 * The files of one database server, and the server while it runs. Its methods exclude each other; a
 * snapshot and a stop never meet.
 */
public final class Database {

  /** Work as the superuser, in one database of the server. */
  public interface SqlWork<T> {
    T with(Statement sql) throws SQLException;
  }

  private final DatabaseHost host;
  private final Path folder;
  private Runnable onDelete = () -> {};
  private ServerProcess server;
  private Relay front;
  private Mode mode;
  private boolean ended;

  Database(DatabaseHost host, Path folder) {
    this.host = host;
    this.folder = folder;
  }

  public Release release() {
    return host.programs().release();
  }

  /**
   * Serves the port, without a binary log; returns when connections are accepted.
   *
   * @param forceTls refuse connections without TLS
   */
  public void start(int port, boolean forceTls) throws IOException {
    start(port, new Mode(forceTls, false));
  }

  /**
   * Serves the port; returns when connections are accepted. With {@link Start#ON_FIRST_CONNECTION}
   * the server itself starts later.
   */
  public synchronized void start(int port, Mode wanted) throws IOException {
    mode = wanted;
    if (host.start() == Start.AT_ONCE) {
      run(port);
    } else {
      front = Relay.listen(port, this::awakeForClient);
    }
  }

  /** Ends all sessions and leaves clean files; nobody listens on the port any more. */
  public synchronized void stop() throws IOException {
    closeFront();
    if (server != null) {
      server.stop();
      host.run().forget(server);
      server = null;
    }
  }

  /** The files as they are at the moment of the call, read-only, in a new place. */
  public synchronized SnapshotFiles snapshot(Path to) throws IOException {
    if (isRunning()) {
      Freeze.during(server.handle(), () -> host.programs().copy(data(), to));
    } else {
      host.programs().copy(data(), to);
    }
    return SnapshotFiles.seal(release(), to);
  }

  /** Creates the master user, who is no superuser, and a database of theirs if one is named. */
  public void createMaster(String name, String password, String database) throws IOException {
    administer(sql -> host.programs().createMaster(sql, name, password, database));
  }

  public void changePassword(String name, String password) throws IOException {
    administer(sql -> host.programs().changePassword(sql, name, password));
  }

  /** Runs SQL as the superuser, waking the server if need be. */
  public <T> T asSuperuser(String database, SqlWork<T> work) throws IOException {
    try (Connection admin = host.programs().connect(awake(), database);
        Statement sql = admin.createStatement()) {
      return work.with(sql);
    } catch (SQLException e) {
      throw new IOException("The server refused to be administered: " + e.getMessage(), e);
    }
  }

  /**
   * From now on the log of all changes is kept.
   *
   * @return false if the product cannot come back to a moment here
   */
  public boolean keepLog() throws IOException {
    return replaying(LogReplay::keep);
  }

  /** The log may be thrown away again. */
  public void letGoOfLog() throws IOException {
    replaying(LogReplay::letGo);
  }

  public synchronized boolean isRunning() {
    return server != null && server.isAlive();
  }

  /** The folder of the server's files. */
  public Path data() {
    return folder.resolve(Site.DATA);
  }

  /** Ends the server as a power failure would and deletes its files. */
  public synchronized void delete() throws IOException {
    kill();
    Folders.delete(folder);
    onDelete.run();
  }

  /** Whatever is under way, this server does not start again. */
  synchronized void kill() {
    ended = true;
    try {
      closeFront();
      if (server != null) {
        server.kill();
        host.run().forget(server);
        server = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("A server does not end", e);
    }
  }

  /** Gives another server, whose files are older, the log of all changes up to the moment. */
  void giveLog(Path other, Instant until) throws IOException {
    replaying(LogReplay::mark);
    host.programs().replay().orElseThrow().prepare(data(), other, until);
  }

  void onDelete(Runnable action) {
    onDelete = action;
  }

  private interface Replaying {
    void by(LogReplay replay, Statement sql) throws SQLException;
  }

  private boolean replaying(Replaying work) throws IOException {
    Optional<LogReplay> replay = host.programs().replay();
    if (replay.isPresent()) {
      administer(sql -> work.by(replay.get(), sql));
    }
    return replay.isPresent();
  }

  private interface Administration {
    void with(Statement sql) throws SQLException;
  }

  private void administer(Administration work) throws IOException {
    asSuperuser(
        host.programs().entry(),
        sql -> {
          work.with(sql);
          return null;
        });
  }

  /** A client may have been accepted in the moment in which the front was closed. */
  private synchronized int awakeForClient() throws IOException {
    if (front == null) {
      throw new IOException("The server was stopped");
    }
    return awake();
  }

  private synchronized int awake() throws IOException {
    if (!isRunning()) {
      run(Ports.free());
    }
    return server.port();
  }

  private void run(int port) throws IOException {
    if (ended) {
      throw new IOException("The database is deleted");
    }
    server = host.startServer(folder, port, mode);
  }

  private void closeFront() throws IOException {
    if (front != null) {
      front.close();
      front = null;
    }
  }
}
