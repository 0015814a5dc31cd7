package io.snaprelay.infra.campaign;

import java.util.stream.LongStream;

/**
 * How much is played. The system properties are named as the fields, after {@code
 * snaprelay.campaign.}
 *
 * @param seed the first round's; each further round has the next
 * @param rounds how many
 * @param runs how many a round asks for
 */
record CampaignSize(long seed, int rounds, int runs) {
  private static final String PREFIX = "snaprelay.campaign.";

  static CampaignSize ofSystem() {
    return new CampaignSize(
        number("seed", System.currentTimeMillis() / 1000),
        (int) number("rounds", 1),
        (int) number("runs", 12));
  }

  LongStream seeds() {
    return LongStream.range(seed, seed + rounds);
  }

  /** How one round is played again. */
  String again(long failed) {
    return "play it again with -D%sseed=%d -D%srounds=1 -D%sruns=%d"
        .formatted(PREFIX, failed, PREFIX, PREFIX, runs);
  }

  private static long number(String name, long otherwise) {
    String given = System.getProperty(PREFIX + name, "");
    return given.isBlank() ? otherwise : Long.parseLong(given);
  }
}
