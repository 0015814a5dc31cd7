package io.snaprelay.localaws.control;

/** Checks of what a user configures; the messages name the member and what would be right. */
final class Check {

  private Check() {}

  static double probability(String member, Double value, double otherwise) {
    double probability = value == null ? otherwise : value;
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(member + " is from 0 to 1, not " + probability);
    }
    return probability;
  }

  static long notNegative(String member, Long value) {
    long number = value == null ? 0 : value;
    if (number < 0) {
      throw new IllegalArgumentException(member + " is 0 or more, not " + number);
    }
    return number;
  }
}
