package io.snaprelay.planfile;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds what was probably meant: the fewest letters added, dropped, replaced or swapped (optimal
 * string alignment).
 */
public final class Spelling {
  private static final int MOST = 2;

  private Spelling() {}

  /** The closest of the known words; empty if none is close enough to be worth a guess. */
  public static Optional<String> closest(String word, Collection<String> known) {
    return known.stream()
        .filter(each -> Math.abs(word.length() - each.length()) <= MOST)
        .filter(each -> distance(word, each) <= Math.min(MOST, each.length() / 2))
        .min(Comparator.comparingInt(each -> distance(word, each)));
  }

  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = Math.min(i, j) == 0 ? Math.max(i, j) : step(a, b, d, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int step(String a, String b, int[][] d, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int edited = Math.min(d[i - 1][j], d[i][j - 1]) + 1;
    int replaced = d[i - 1][j - 1] + (same ? 0 : 1);
    return Math.min(Math.min(edited, replaced), swapped(a, b, d, i, j));
  }

  private static int swapped(String a, String b, int[][] d, int i, int j) {
    boolean swap =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swap ? d[i - 2][j - 2] + 1 : Integer.MAX_VALUE;
  }
}
