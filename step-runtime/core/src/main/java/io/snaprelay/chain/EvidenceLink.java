package io.snaprelay.chain;

import io.snaprelay.names.RunId;
import io.snaprelay.refs.DatabaseRef;
import java.util.Optional;

/**
 * The place of one run's evidence among all evidence of its database. It is recorded before the
 * evidence is written, and the evidence depends on it: whoever finds a link without evidence can
 * write that evidence, and everybody writes the same.
 *
 * @param number 1 for the first evidence of the database, and one more for each that follows
 * @param run the run whose evidence stands here
 * @param database the database
 * @param product which version of SnapRelay made the link
 * @param previous the evidence before it; absent only for number 1
 * @param history the figures of this run and of those before it
 */
public record EvidenceLink(
    long number,
    RunId run,
    DatabaseRef database,
    String product,
    Optional<Previous> previous,
    History history) {

  /**
   * The evidence before.
   *
   * @param number its number
   * @param run its run
   * @param sha256 SHA-256 of its bytes, in hex; absent if it was lost: then nothing that it said
   *     can be shown any more, and this says so for good
   */
  public record Previous(long number, RunId run, Optional<String> sha256) {}
}
