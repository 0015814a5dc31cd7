package io.snaprelay.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CloseStackTest {
  private final CloseStack stack = new CloseStack();
  private final List<String> closed = new ArrayList<>();

  @Test
  void whatWasOpenedLastIsClosedFirst() {
    stack.open(() -> part("first"));
    stack.open(() -> part("second"));

    stack.close();

    assertEquals(List.of("second", "first"), closed);
  }

  @Test
  void aPartThatFailsDoesNotKeepTheOthersOpen() {
    stack.open(() -> part("first"));
    stack.open(() -> () -> fail("stuck"));
    stack.open(() -> part("third"));

    IllegalStateException failure = assertThrows(IllegalStateException.class, stack::close);

    assertEquals(List.of("third", "first"), closed);
    assertEquals("stuck", failure.getSuppressed()[0].getMessage());
  }

  @Test
  void nothingIsClosedTwice() {
    stack.open(() -> part("first"));

    stack.close();
    stack.close();

    assertEquals(List.of("first"), closed);
  }

  @Test
  void nothingOpensOnceClosingHasBegun() {
    stack.close();

    assertThrows(IllegalStateException.class, () -> stack.open(() -> part("late")));
    assertEquals(List.of(), closed);
  }

  private AutoCloseable part(String name) {
    return () -> closed.add(name);
  }

  private static void fail(String why) {
    throw new IllegalStateException(why);
  }
}
