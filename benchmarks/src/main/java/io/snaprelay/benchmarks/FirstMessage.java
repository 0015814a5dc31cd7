package io.snaprelay.benchmarks;

import io.snaprelay.cli.demo.Form;
import io.snaprelay.cli.demo.Stage;
import java.util.List;
import java.util.Optional;

/**
 * One start.
 *
 * @param seconds from the start of the process until SQS has taken back its first message
 * @param cpuSeconds used until then
 * @param resident held then; absent where there is no {@code /proc}
 */
record FirstMessage(double seconds, double cpuSeconds, Optional<Resident> resident) {

  /** Starts the service with this message waiting, and ends it. */
  static FirstMessage of(Form form, Stage stage, WorkQueue queue, String message) {
    queue.clear();
    queue.send(message);
    long handled = queue.handled();
    long begin = System.nanoTime();
    stage.services().start(queue.service(), form);
    queue.awaitHandledAfter(handled);
    double seconds = (System.nanoTime() - begin) / 1e9;
    ProcessHandle process = stage.services().process(queue.service()).handle();
    FirstMessage start = new FirstMessage(seconds, Cpu.seconds(process), Resident.of(process));
    stage.services().stop(queue.service());
    return start;
  }

  static FirstMessage of(BareJvm jvm) {
    return new FirstMessage(jvm.seconds(), jvm.cpuSeconds(), jvm.resident());
  }

  /** The medians of some starts. */
  static FirstMessage median(List<FirstMessage> starts) {
    return new FirstMessage(
        Spread.of(starts.stream().map(FirstMessage::seconds).toList()).median(),
        Spread.of(starts.stream().map(FirstMessage::cpuSeconds).toList()).median(),
        Resident.median(starts.stream().map(FirstMessage::resident)));
  }
}
