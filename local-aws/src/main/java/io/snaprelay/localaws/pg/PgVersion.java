package io.snaprelay.localaws.pg;

/**
 * A PostgreSQL release, named as the binaries are: {@code 17.11.0}.
 *
 * @param full the full version of the binaries
 */
public record PgVersion(String full) implements Comparable<PgVersion> {

  public PgVersion {
    if (!full.matches("\\d+\\.\\d+\\.\\d+")) {
      throw new IllegalArgumentException(
          "'" + full + "' is not a version of the binaries; they look like 17.11.0");
    }
  }

  public int major() {
    return part(0);
  }

  /** The version as the engine itself and RDS say it: {@code 17.11}. */
  public String engineVersion() {
    return part(0) + "." + part(1);
  }

  @Override
  public int compareTo(PgVersion other) {
    int majors = Integer.compare(major(), other.major());
    return majors != 0 ? majors : Integer.compare(part(1), other.part(1));
  }

  private int part(int index) {
    return Integer.parseInt(full.split("\\.")[index]);
  }
}
