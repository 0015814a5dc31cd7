package io.snaprelay.benchmarks;

import io.snaprelay.cli.demo.ServiceJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A JVM that does nothing, with the options that the services are started with.
 *
 * @param seconds from the start of the process to its first byte of output
 * @param cpuSeconds spent until then
 * @param resident held then; absent where there is no {@code /proc}
 */
record BareJvm(double seconds, double cpuSeconds, Optional<Resident> resident) {
  private static final int TIMES = 5;

  /** The median of a few starts. */
  static BareJvm measure() {
    List<BareJvm> starts = Stream.generate(BareJvm::once).limit(TIMES).toList();
    return new BareJvm(
        Spread.of(starts.stream().map(BareJvm::seconds).toList()).median(),
        Spread.of(starts.stream().map(BareJvm::cpuSeconds).toList()).median(),
        Resident.median(starts.stream().map(BareJvm::resident)));
  }

  private static BareJvm once() {
    try {
      long begin = System.nanoTime();
      Process process = new ProcessBuilder(command()).start();
      if (process.getInputStream().read() < 0) {
        throw new IllegalStateException("No bare JVM: " + String.join(" ", command()));
      }
      double seconds = (System.nanoTime() - begin) / 1e9;
      BareJvm bare =
          new BareJvm(seconds, Cpu.seconds(process.toHandle()), Resident.of(process.toHandle()));
      process.getOutputStream().close();
      process.onExit().join();
      return bare;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> command() {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ServiceJvm.options());
    command.addAll(List.of("-cp", classes().toString(), Idle.class.getName()));
    return command;
  }

  private static Path classes() {
    try {
      return Path.of(Idle.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The program of that JVM: says that it is there and waits until it is let go. */
  static final class Idle {
    private Idle() {}

    public static void main(String[] arguments) throws IOException {
      System.out.write('.');
      System.out.flush();
      System.in.read();
    }
  }
}
