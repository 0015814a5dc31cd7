package io.snaprelay.localaws.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Database servers of one product, in several releases, with their files. Opening them reaps what
 * killed JVMs left behind; closing them ends all servers and deletes all files.
 */
public final class Servers implements AutoCloseable {

  private final Product product;
  private final BinaryJars jars;
  private final Places places;
  private final ServerUser user;
  private final Certificates certificates;
  private final RunFolder run;
  private final Start start;
  private final Map<Release, Programs> installed = new ConcurrentHashMap<>();
  private final Set<Database> databases = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private final Thread atExit = new Thread(this::end, "local-aws-servers-end");

  private Servers(Product product, Path jars, Places places, Start start) throws IOException {
    this.product = product;
    this.jars = new BinaryJars(jars, product);
    this.places = places;
    this.start = start;
    this.user = ServerUser.detect();
    Files.createDirectories(places.cache());
    user.mustReach(places.cache());
    this.certificates = Certificates.in(places.cache(), user);
    this.run = RunFolder.create(places.runs());
    user.give(run.resolve(""));
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /**
   * @param jars the folder of binaries, one {@code <full version>.jar} each
   */
  static Servers open(Product product, Path jars, Places places, Start start) throws IOException {
    Reaper.reap(places.runs());
    return new Servers(product, jars, places, start);
  }

  /** The releases that can be run, oldest first. */
  public List<Release> releases() {
    return jars.releases();
  }

  /**
   * @param series {@code 17} of PostgreSQL, {@code 11.4} of MariaDB
   */
  public Optional<Release> newest(String series) {
    return jars.newest(series);
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
  public Database create(Release release) throws IOException {
    Programs programs = programs(release);
    Path folder = run.place("databases");
    programs.copy(programs.template(), folder.resolve(Site.DATA));
    return database(programs, folder);
  }

  /** A copy of a snapshot's files, to be run by the release that wrote them. */
  public Database restore(SnapshotFiles files) throws IOException {
    Path folder = run.place("databases");
    files.copyTo(folder.resolve(Site.DATA));
    return database(programs(files.release()), folder);
  }

  /**
   * A server as another one was at a moment.
   *
   * @param base files of the other one, from when it kept its log already
   * @param source the other one
   * @param until after the base, and not in the future, by the clock of this machine
   */
  public Database recover(SnapshotFiles base, Database source, Instant until) throws IOException {
    Path folder = run.place("databases");
    base.copyTo(folder.resolve(Site.DATA));
    source.giveLog(folder, until);
    return database(programs(base.release()), folder);
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

  private Programs programs(Release release) {
    return installed.computeIfAbsent(release, this::install);
  }

  private Programs install(Release release) {
    Path home =
        places.cache().resolve(product.name()).resolve(release.full() + "-" + product.layout());
    try {
      AtomicFolder.at(
          home, draft -> product.programs(release, draft).install(jars.jar(release), user));
      return product.programs(release, home);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot install " + product.title() + " " + release.full(), e);
    }
  }

  private Database database(Programs programs, Path folder) throws IOException {
    user.give(folder);
    DatabaseHost host = new DatabaseHost(programs, user, certificates, run, start);
    Database database = new Database(host, folder);
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
      System.getLogger(Servers.class.getName())
          .log(Level.WARNING, "Some files of this run are left for the next", e);
    }
  }
}
