package io.snaprelay.rules;

/** Where the key comes from that makes masked values of originals. */
public sealed interface KeySource {
  /** A new one for every run, kept nowhere: no two runs give the same masked value. */
  record Random() implements KeySource {}

  /**
   * A secret of Secrets Manager, so that masked values stay the same from run to run.
   *
   * @param id its name or ARN
   */
  record Secret(String id) implements KeySource {}
}
