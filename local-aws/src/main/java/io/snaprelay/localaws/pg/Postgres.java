package io.snaprelay.localaws.pg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * PostgreSQL servers of several major versions, with their files. Opening one reaps what killed
 * JVMs left behind; closing it ends all servers and deletes all files.
 */
public final class Postgres implements AutoCloseable {

  /** When the server of a started database really runs. */
  public enum Start {
    AT_ONCE,
    ON_FIRST_CONNECTION
  }

  private final BinaryJars jars;
  private final Path cache;
  private final ServerUser user;
  private final Certificates certificates;
  private final RunFolder run;
  private final Start start;
  private final Map<PgVersion, Installation> installations = new ConcurrentHashMap<>();
  private final Set<Database> databases = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private final Thread atExit = new Thread(this::end, "local-aws-postgres-end");

  private Postgres(Places places, Start start) throws IOException {
    this.jars = new BinaryJars(places.jars());
    this.cache = places.cache();
    this.start = start;
    this.user = ServerUser.detect();
    Files.createDirectories(cache);
    user.mustReach(cache);
    this.certificates = Certificates.in(cache, user);
    this.run = RunFolder.create(places.runs());
    user.give(run.resolve(""));
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  public static Postgres open(Places places, Start start) throws IOException {
    Reaper.reap(places.runs());
    return new Postgres(places, start);
  }

  /** The releases that can be run, oldest first. */
  public List<PgVersion> versions() {
    return jars.versions();
  }

  public Optional<PgVersion> newest(int major) {
    return jars.newest(major);
  }

  /** The PEM file with which clients check the servers' certificate. */
  public Path caBundle() {
    return certificates.caBundle();
  }

  /** A port for a server, free and kept free of other databases. */
  public int newPort() {
    return Ports.free();
  }

  public void giveBackPort(int port) {
    Ports.giveBack(port);
  }

  /** The files of an empty database with RDS's roles; not started. */
  public Database create(PgVersion version) throws IOException {
    Installation installation = installation(version);
    Path folder = run.place("databases");
    PhysicalCopy.copy(installation.template(), folder.resolve(Database.DATA));
    return database(installation, folder);
  }

  /** A copy of a snapshot's files, to be run by the newest release of their major version. */
  public Database restore(SnapshotFiles files) throws IOException {
    Path folder = run.place("databases");
    files.copyTo(folder.resolve(Database.DATA));
    return database(installation(files.version()), folder);
  }

  /** A new place for the files of a snapshot. */
  public Path snapshotPlace() throws IOException {
    return run.place("snapshots");
  }

  @Override
  public void close() {
    Runtime.getRuntime().removeShutdownHook(atExit);
    end();
  }

  private Installation installation(PgVersion version) {
    return installations.computeIfAbsent(version, this::install);
  }

  private Installation install(PgVersion version) {
    try {
      return Installation.of(version, jars.jar(version), cache, user);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot install PostgreSQL " + version.full(), e);
    }
  }

  private Database database(Installation installation, Path folder) throws IOException {
    user.give(folder);
    Database database =
        new Database(new DatabaseHost(installation, user, certificates, run, start), folder);
    databases.add(database);
    database.onDelete(() -> databases.remove(database));
    if (closed) {
      database.kill();
    }
    return database;
  }

  private void end() {
    closed = true;
    databases.forEach(Database::kill);
    try {
      run.delete();
    } catch (IOException e) {
      System.getLogger(Postgres.class.getName())
          .log(Level.WARNING, "Some files of this run are left for the next", e);
    }
  }
}
