package io.snaprelay.sanitize.cleanroom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The client programs of one major version of PostgreSQL. Dump and server must be of the same:
 * {@code pg_dump} refuses a newer server, and what a newer {@code pg_dump} writes an older server
 * may refuse (PostgreSQL manual, "pg_dump", Notes).
 */
public final class Clients {
  static final String DUMP = "pg_dump";
  static final String RESTORE = "pg_restore";

  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");

  private final Path folder;

  private Clients(Path folder) {
    this.folder = folder;
  }

  /**
   * Looks for them.
   *
   * @param where a folder; {@code %d} stands for the major version
   * @param major the server's major version
   * @return empty if one of them is not there, or is of another version
   */
  public static Optional<Clients> find(String where, int major) {
    Path folder = folder(where, major);
    boolean there =
        List.of(DUMP, RESTORE).stream().allMatch(each -> isOf(folder.resolve(each), major));
    return there ? Optional.of(new Clients(folder)) : Optional.empty();
  }

  /** The folder in which clients of a version are looked for. */
  public static Path folder(String where, int major) {
    return Path.of(where.replace("%d", Integer.toString(major)));
  }

  Path program(String name) {
    return folder.resolve(name);
  }

  private static boolean isOf(Path program, int major) {
    if (!Files.isExecutable(program)) {
      return false;
    }
    try {
      Process asked =
          new ProcessBuilder(program.toString(), "--version").redirectErrorStream(true).start();
      try (InputStream answer = asked.getInputStream()) {
        String text = new String(answer.readAllBytes(), StandardCharsets.UTF_8);
        Matcher version = VERSION.matcher(text);
        return version.find() && Integer.parseInt(version.group(1)) == major;
      }
    } catch (IOException e) {
      return false;
    }
  }
}
