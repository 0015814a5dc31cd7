package io.snaprelay.localaws;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.snaprelay.localaws.control.ControlRoute;
import io.snaprelay.localaws.rds.DamageControl;
import io.snaprelay.localaws.rds.LocalRds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** RDS's part of the control API. */
record RdsControl(LocalRds rds) {

  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /** What {@code automated-snapshot} takes: an instance or a cluster. */
  record Source(String account, String region, String instance, String cluster) {}

  /** What {@code export} takes: the folder must not exist. */
  record Export(String snapshot, String folder) {}

  Map<String, ControlRoute> routes() {
    return Map.of(
        "damage",
        new DamageControl(rds)::post,
        "automated-snapshot",
        this::automatedSnapshot,
        "export",
        this::export);
  }

  private String automatedSnapshot(String body) throws IOException {
    Source asked = JSON.readValue(body, Source.class);
    if ((asked.instance() == null) == (asked.cluster() == null)) {
      throw new IllegalArgumentException("Exactly one of 'instance' and 'cluster' is needed");
    }
    String snapshot =
        asked.cluster() == null
            ? rds.automatedSnapshot(asked.account(), asked.region(), asked.instance())
            : rds.automatedClusterSnapshot(asked.account(), asked.region(), asked.cluster());
    return JSON.writeValueAsString(Map.of("snapshot", snapshot));
  }

  private String export(String body) throws IOException {
    Export asked = JSON.readValue(body, Export.class);
    rds.export(asked.snapshot(), Path.of(asked.folder()));
    return JSON.writeValueAsString(Map.of("folder", asked.folder()));
  }
}
