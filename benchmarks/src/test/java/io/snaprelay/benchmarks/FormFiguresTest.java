package io.snaprelay.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FormFiguresTest {
  private static final FirstMessage JVM = new FirstMessage(2.0, 4.0, held(100, 80));

  private final FormFigures figures = new FormFigures("in a JVM", JVM);

  @Test
  void eachFigureStandsBesideThatOfTheOtherForm() {
    List<Figure> told =
        figures.of(
            List.of(
                new FirstMessage(0.3, 0.2, held(60, 8)),
                new FirstMessage(0.1, 0.1, held(50, 4)),
                new FirstMessage(0.2, 0.4, held(70, 16))));

    assertEquals(
        List.of(0.1, 0.2, 0.2, 60.0, 8.0),
        told.stream().map(Figure::value).toList(),
        told.toString());
    assertEquals(
        List.of(0.05, 0.1, 0.05, 0.6, 0.1),
        told.stream().map(figure -> figure.ratio().orElseThrow().times()).toList());
  }

  @Test
  void whereMemoryIsNotToldThereIsNoFigureOfIt() {
    List<Figure> told = figures.of(List.of(new FirstMessage(0.3, 0.2, Optional.empty())));

    assertEquals(3, told.size());
  }

  @Test
  void noStartHasNoFigures() {
    assertThrows(IllegalArgumentException.class, () -> figures.of(List.of()));
  }

  private static Optional<Resident> held(double mebibytes, double ofNoFile) {
    return Optional.of(new Resident(mebibytes, ofNoFile));
  }
}
