package io.snaprelay.localaws.pg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Lets a master user who is no superuser create the extensions that rds_superuser may create on RDS
 * (RDS for PostgreSQL release notes, "Extension versions"), by marking them trusted in the private
 * copy of the binaries.
 */
final class TrustedExtensions {

  private static final List<String> ALLOWED =
      List.of(
          "amcheck",
          "dblink",
          "pg_buffercache",
          "pg_freespacemap",
          "pg_prewarm",
          "pg_stat_statements",
          "pg_visibility",
          "pgrowlocks",
          "pgstattuple",
          "postgres_fdw",
          "sslinfo");

  /** amcheck revokes its functions from PUBLIC; on RDS rds_superuser may call them. */
  private static final String GRANT_AMCHECK =
      """

      DO $$
      DECLARE f regprocedure;
      BEGIN
        IF EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = 'rds_superuser') THEN
          FOR f IN SELECT d.objid::pg_catalog.regprocedure FROM pg_catalog.pg_depend d
              WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.deptype = 'e'
              AND d.refobjid = (SELECT oid FROM pg_catalog.pg_extension WHERE extname = 'amcheck')
          LOOP
            EXECUTE pg_catalog.format('GRANT EXECUTE ON FUNCTION %s TO rds_superuser', f);
          END LOOP;
        END IF;
      END $$;
      """;

  private TrustedExtensions() {}

  static void allow(Path home) throws IOException {
    Path extensions = extensionFolder(home);
    for (String name : ALLOWED) {
      trust(extensions.resolve(name + ".control"));
    }
    try (Stream<Path> scripts = Files.list(extensions)) {
      for (Path script : scripts.filter(TrustedExtensions::isAmcheckScript).toList()) {
        Files.writeString(script, GRANT_AMCHECK, StandardOpenOption.APPEND);
      }
    }
  }

  private static Path extensionFolder(Path home) throws IOException {
    try (Stream<Path> files = Files.walk(home.resolve("share"))) {
      return files
          .filter(file -> file.endsWith("extension/amcheck.control"))
          .map(Path::getParent)
          .findFirst()
          .orElseThrow(() -> new IOException("No extensions in " + home));
    }
  }

  private static void trust(Path control) throws IOException {
    if (Files.exists(control)) {
      List<String> lines = Files.readAllLines(control);
      Stream<String> others = lines.stream().filter(line -> !line.startsWith("trusted"));
      Files.write(control, Stream.concat(others, Stream.of("trusted = true")).toList());
    }
  }

  private static boolean isAmcheckScript(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("amcheck--") && name.endsWith(".sql");
  }
}
