package io.snaprelay.benchmarks;

import io.snaprelay.cli.demo.Stage;
import io.snaprelay.wire.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads the resident memory of every service again and again, in MiB. */
final class ResidentMeanwhile {
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Map<Service, List<Double>> samples = new TreeMap<>();
  private final Stage stage;
  private final Meanwhile looking;

  private ResidentMeanwhile(Stage stage) {
    this.stage = stage;
    this.looking = Meanwhile.begin(this::look, PAUSE);
  }

  static ResidentMeanwhile begin(Stage stage) {
    return new ResidentMeanwhile(stage);
  }

  private void look() {
    for (Service service : Service.values()) {
      ProcessStatus.residentMebibytes(stage.services().process(service).handle())
          .ifPresent(now -> samples.computeIfAbsent(service, any -> new ArrayList<>()).add(now));
    }
  }

  /** Ends it, and tells every sample of each service in their order. */
  Map<Service, List<Double>> end() {
    looking.end();
    return samples;
  }
}
