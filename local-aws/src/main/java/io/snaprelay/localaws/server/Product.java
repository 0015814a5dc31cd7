package io.snaprelay.localaws.server;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A database product that can be run here.
 *
 * @param name as folders and system properties name it: {@code postgres}
 * @param title as people name it: PostgreSQL
 * @param numbering what the three numbers of its binaries' versions mean
 * @param layout raised when what an installation holds changes: older ones are then left alone
 * @param installation the programs of a release in a folder, which may still be empty
 */
public record Product(
    String name, String title, Numbering numbering, int layout, Installed installation) {

  /**
   * What the three numbers of a version mean.
   *
   * @param seriesParts how many of them name the series
   * @param engineParts how many of them the engine itself tells
   */
  public record Numbering(int seriesParts, int engineParts) {}

  /** Makes the programs of a release known. */
  public interface Installed {
    Programs in(Release release, Path home);
  }

  /**
   * Servers of all releases whose binaries the build fetched.
   *
   * @throws IllegalStateException when there are none; says where they can be
   */
  public Servers open(Places places, Start start) throws IOException {
    BinaryFolder binaries = new BinaryFolder(this);
    return Servers.open(this, binaries.find().orElseThrow(binaries::notFound), places, start);
  }

  Release release(String full) {
    return Release.of(full, numbering.seriesParts(), numbering.engineParts());
  }

  Programs programs(Release release, Path home) {
    return installation.in(release, home);
  }
}
