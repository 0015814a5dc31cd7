package io.snaprelay.cli.demo;

import java.util.Locale;
import java.util.function.Consumer;

/** What the demo says, line by line. */
public final class Story {
  private final Consumer<String> out;
  private final long begin = System.nanoTime();

  public Story(Consumer<String> out) {
    this.out = out;
  }

  void tell(String text, Object... values) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    out.accept(
        String.format(Locale.ROOT, "%6.1f s  ", seconds)
            + String.format(Locale.ROOT, text, values));
  }
}
