package io.snaprelay.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpreadTest {
  @Test
  void percentilesAreValuesThatWereMeasured() {
    Spread spread = Spread.of(IntStream.rangeClosed(1, 10).mapToObj(i -> 11.0 - i).toList());

    assertEquals(new Spread(1, 5, 9, 10), spread);
  }

  @Test
  void theNinetiethOfElevenIsTheTenth() {
    Spread spread = Spread.of(IntStream.rangeClosed(1, 11).mapToObj(i -> (double) i).toList());

    assertEquals(new Spread(1, 6, 10, 11), spread);
  }

  @Test
  void oneValueIsAllOfThem() {
    assertEquals(new Spread(3, 3, 3, 3), Spread.of(List.of(3.0)));
  }

  @Test
  void aLagBelowZeroIsAValueToo() {
    assertEquals(-0.5, Spread.of(List.of(0.2, -0.5)).min());
  }

  @Test
  void noValuesHaveNoSpread() {
    assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of()));
  }

  @Test
  void whatIsNoNumberIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> Spread.of(List.of(1.0, Double.NaN)));
  }
}
