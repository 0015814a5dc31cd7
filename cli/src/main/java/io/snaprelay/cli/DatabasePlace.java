package io.snaprelay.cli;

import io.snaprelay.database.Engine;
import io.snaprelay.database.Login;
import io.snaprelay.database.Server;
import io.snaprelay.database.Session;
import io.snaprelay.database.SqlFailure;
import io.snaprelay.database.TlsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** Which database a command looks into. The defaults are those of psql; it only ever reads. */
final class DatabasePlace {
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int POSTGRES_PORT = 5432;
  private static final int MARIADB_PORT = 3306;

  /** What a command does in a session. */
  interface Work<T> {
    T in(Session session) throws SQLException;
  }

  /** What a command does with sessions of its own. */
  interface ServerWork<T> {
    T with(Server server, String database) throws SQLException;
  }

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "postgres",
      description = "What the server is, as RDS names it: postgres or mariadb. Default: postgres.")
  private String engineName;

  @Option(
      names = "--host",
      paramLabel = "NAME",
      defaultValue = "${env:PGHOST}",
      description = "The server, as its certificate names it. Default: $$PGHOST.")
  private String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      defaultValue = "${env:PGPORT}",
      description = "Its port. Default: $$PGPORT, else 5432, of MariaDB 3306.")
  private Integer port;

  @Option(
      names = "--database",
      paramLabel = "NAME",
      defaultValue = "${env:PGDATABASE}",
      description = "The database. Default: $$PGDATABASE.")
  private String database;

  @Option(
      names = "--user",
      paramLabel = "NAME",
      defaultValue = "${env:PGUSER}",
      description = "Who may read all tables. Default: $$PGUSER.")
  private String user;

  @Option(
      names = "--ca-bundle",
      paramLabel = "FILE",
      defaultValue = "${env:PGSSLROOTCERT}",
      description = "The certificates that vouch for the server, PEM. Default: $$PGSSLROOTCERT.")
  private Path caBundle;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file whose first line is the password. Default: $$PGPASSWORD.")
  private Path passwordFile;

  /**
   * What the server is.
   *
   * @throws Complaint if there is no masking for it
   */
  Engine engine() {
    return Engine.named(engineName)
        .filter(engine -> engine != Engine.MYSQL)
        .orElseThrow(
            () -> Complaint.usage("No engine '" + engineName + "': write postgres or mariadb"));
  }

  private int port() {
    int usual = engine() == Engine.POSTGRES ? POSTGRES_PORT : MARIADB_PORT;
    return Optional.ofNullable(port).orElse(usual);
  }

  /** Whether a server is named at all. */
  boolean isGiven() {
    return host != null && !host.isBlank();
  }

  <T> T open(Work<T> work) {
    return reach(
        (server, name) -> {
          try (Session session = Session.open(server, name)) {
            return work.in(session);
          }
        });
  }

  <T> T reach(ServerWork<T> work) {
    TlsServer server =
        new TlsServer(
            engine(),
            needed(host, "host", "--host", "PGHOST"),
            port(),
            new Login(needed(user, "user", "--user", "PGUSER"), password()),
            certificates(),
            LONGEST);
    try {
      return work.with(server, needed(database, "database", "--database", "PGDATABASE"));
    } catch (SQLException e) {
      SqlFailure failure = SqlFailure.of(e);
      throw Complaint.usage(
          "%s:%d/%s: %s (SQLSTATE %s)"
              .formatted(host, port(), database, words(failure, e), failure.state()));
    }
  }

  /** The driver says that it cannot connect; why, says what it met. */
  private static String words(SqlFailure failure, SQLException e) {
    return e.getCause() instanceof IOException met
        ? "%s (%s: %s)"
            .formatted(failure.message(), met.getClass().getSimpleName(), met.getMessage())
        : failure.message();
  }

  private String password() {
    if (passwordFile == null) {
      return Optional.ofNullable(System.getenv("PGPASSWORD")).orElse("");
    }
    try (Stream<String> lines = Files.lines(passwordFile)) {
      return lines.findFirst().orElse("");
    } catch (IOException | UncheckedIOException e) {
      throw Complaint.usage("Cannot read the password file " + passwordFile);
    }
  }

  private Path certificates() {
    Path file = Path.of(needed(text(caBundle), "certificates", "--ca-bundle", "PGSSLROOTCERT"));
    if (!Files.isReadable(file)) {
      throw Complaint.usage("Cannot read the certificates " + file);
    }
    return file;
  }

  private static String text(Path path) {
    return path == null ? null : path.toString();
  }

  private static String needed(String value, String what, String option, String variable) {
    if (value == null || value.isBlank()) {
      throw Complaint.usage(
          "No %s of the database to look into: give %s, or set %s"
              .formatted(what, option, variable));
    }
    return value;
  }
}
