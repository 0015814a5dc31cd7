package io.snaprelay.planfile;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.snaprelay.plan.PlanFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Plan files under test, one per situation, and what the reader says of them. */
final class Plans {
  private Plans() {}

  static List<String> problems(String situation) {
    return problemsOf(text(situation));
  }

  static List<String> problemsOf(String yaml) {
    PlanReading.Refused refused =
        assertInstanceOf(PlanReading.Refused.class, PlanReader.read(yaml));
    return refused.problems().stream().map(PlanProblem::toString).toList();
  }

  static List<String> warnings(String situation) {
    return accepted(text(situation)).warnings().stream().map(PlanProblem::toString).toList();
  }

  static PlanFile file(String situation) {
    return accepted(text(situation)).file();
  }

  static PlanReading.Accepted accepted(String yaml) {
    PlanReading reading = PlanReader.read(yaml);
    return assertInstanceOf(PlanReading.Accepted.class, reading, reading::toString);
  }

  static String text(String situation) {
    return text(Path.of("src/test/resources/plans", situation + ".yaml"));
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
