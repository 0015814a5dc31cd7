package io.snaprelay.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class JavaProgramTest {
  @Test
  void theJvmOfThisProgramStartsTheOthers() {
    assertEquals("/own/bin/java", JavaProgram.find(Optional.of("/own"), Optional.of("/shell")));
  }

  @Test
  void aNativeExecutableTakesTheOneThatTheShellNames() {
    assertEquals("/shell/bin/java", JavaProgram.find(Optional.empty(), Optional.of("/shell")));
  }

  @Test
  void withoutAnyThePathDecides() {
    assertEquals("java", JavaProgram.find(Optional.empty(), Optional.empty()));
    assertEquals("java", JavaProgram.find(Optional.empty(), Optional.of("")));
  }
}
