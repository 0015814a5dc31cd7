package io.snaprelay.restore.proof;

import java.math.BigDecimal;

/**
 * What a set of rows comes to, in any order: sums can be added up, however the rows were divided.
 *
 * <p>Sum and count, not XOR: XOR would not see pairs of equal rows. Two sums, made of two hashes of
 * each row, because one is 64 bits only.
 *
 * @param rows how many rows
 * @param first the sum of their hashes; zero where nothing was hashed
 * @param second the sum of their hashes with another seed
 */
public record Sums(long rows, BigDecimal first, BigDecimal second) {
  public static final Sums NONE = new Sums(0, BigDecimal.ZERO, BigDecimal.ZERO);

  public Sums plus(Sums other) {
    return new Sums(rows + other.rows, first.add(other.first), second.add(other.second));
  }
}
