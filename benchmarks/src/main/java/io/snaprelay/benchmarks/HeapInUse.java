package io.snaprelay.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a JVM's heap holds once it has been cleared, as its {@code jcmd} tells it. */
final class HeapInUse {
  /** Each generation of the serial collector, without its parts. */
  private static final Pattern USED =
      Pattern.compile("(?:def new|tenured) generation +total \\d+K, used (\\d+)K");

  private HeapInUse() {}

  /** In MiB, after a full collection. */
  static double afterCollection(ProcessHandle process) {
    jcmd(process, "GC.run");
    return mebibytes(jcmd(process, "GC.heap_info"));
  }

  /**
   * @throws IllegalArgumentException if it is not the heap of the serial collector
   */
  static double mebibytes(String info) {
    Matcher used = USED.matcher(info);
    long kibibytes = 0;
    int generations = 0;
    while (used.find()) {
      kibibytes += Long.parseLong(used.group(1));
      generations++;
    }
    if (generations != 2) {
      throw new IllegalArgumentException("Not two generations in:\n" + info);
    }
    return kibibytes / 1024.0;
  }

  private static String jcmd(ProcessHandle process, String command) {
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    try {
      Process asked =
          new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), command)
              .redirectErrorStream(true)
              .start();
      return new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
