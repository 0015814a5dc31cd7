package io.snaprelay.localaws.server;

import java.util.Arrays;

/**
 * A release of a database product.
 *
 * @param full the version of the binaries: {@code 17.11.0}
 * @param series the releases that read each other's files: {@code 17}, or {@code 11.4}
 * @param engineVersion as the engine itself and RDS say it: {@code 17.11}, or {@code 11.4.5}
 */
public record Release(String full, String series, String engineVersion)
    implements Comparable<Release> {

  /**
   * @param full the version of the binaries, three numbers
   * @param seriesParts how many of the numbers name the series
   * @param engineParts how many of the numbers the engine itself tells
   * @throws IllegalArgumentException if it is no version of the binaries
   */
  public static Release of(String full, int seriesParts, int engineParts) {
    if (!full.matches("\\d+\\.\\d+\\.\\d+")) {
      throw new IllegalArgumentException(
          "'" + full + "' is not a version of the binaries; they look like 17.11.0");
    }
    return new Release(full, parts(full, seriesParts), parts(full, engineParts));
  }

  public int major() {
    return numbers()[0];
  }

  @Override
  public int compareTo(Release other) {
    return Arrays.compare(numbers(), other.numbers());
  }

  private int[] numbers() {
    return Arrays.stream(full.split("\\.")).mapToInt(Integer::parseInt).toArray();
  }

  private static String parts(String full, int count) {
    return String.join(".", Arrays.asList(full.split("\\.")).subList(0, count));
  }
}
