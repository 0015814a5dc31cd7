package io.snaprelay.wire;

import static io.snaprelay.wire.EventTypes.COPY_COMPLETED;
import static io.snaprelay.wire.EventTypes.CUTOVER_COMPLETED;
import static io.snaprelay.wire.EventTypes.DATABASE_PROMOTED;
import static io.snaprelay.wire.EventTypes.POINT_IN_TIME_CHOSEN;
import static io.snaprelay.wire.EventTypes.RESTORE_AVAILABLE;
import static io.snaprelay.wire.EventTypes.RUN_COMPLETED;
import static io.snaprelay.wire.EventTypes.RUN_REQUESTED;
import static io.snaprelay.wire.EventTypes.RUN_STARTED;
import static io.snaprelay.wire.EventTypes.SANITIZE_COMPLETED;
import static io.snaprelay.wire.EventTypes.SNAPSHOT_CREATED;
import static io.snaprelay.wire.EventTypes.STEP_FAILED;
import static io.snaprelay.wire.EventTypes.VERIFICATION_COMPLETED;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The services and what each one hears: the one table from which rules are made. A reaction to an
 * event that its service does not hear yet needs one line here.
 *
 * <p>Ids of RDS events: Amazon RDS User Guide, "Amazon RDS event categories and event messages"; of
 * clusters: Amazon Aurora User Guide, the chapter of the same name.
 */
public enum Service {
  SNAPSHOT(
      "snapshot-service",
      EnumSet.of(RUN_REQUESTED, RUN_STARTED, SANITIZE_COMPLETED, COPY_COMPLETED, RUN_COMPLETED),
      // manual snapshot created, automated snapshot created; the same of a cluster
      List.of("RDS-EVENT-0042", "RDS-EVENT-0091", "RDS-EVENT-0075", "RDS-EVENT-0169")),
  COPY(
      "copy-service",
      EnumSet.of(SNAPSHOT_CREATED, COPY_COMPLETED),
      // copy finished or cancelled, across regions and within one; a failed copy has no event, and
      // no copy of a cluster's snapshot has any
      List.of("RDS-EVENT-0060", "RDS-EVENT-0061", "RDS-EVENT-0197", "RDS-EVENT-0190")),
  RESTORE_VERIFY(
      "restore-verify-service",
      EnumSet.of(
          SNAPSHOT_CREATED,
          POINT_IN_TIME_CHOSEN,
          COPY_COMPLETED,
          RESTORE_AVAILABLE,
          VERIFICATION_COMPLETED,
          DATABASE_PROMOTED,
          CUTOVER_COMPLETED,
          STEP_FAILED),
      // restored, restored to a point in time, created, credentials reset, deleted; and the ways in
      // which a restore ends badly
      List.of(
          "RDS-EVENT-0043",
          "RDS-EVENT-0019",
          "RDS-EVENT-0005",
          "RDS-EVENT-0016",
          "RDS-EVENT-0003",
          "RDS-EVENT-0031",
          "RDS-EVENT-0035",
          "RDS-EVENT-0036",
          "RDS-EVENT-0278",
          "RDS-EVENT-0353",
          // the same of a cluster: created (which a restored one is, too), deleted, not created
          "RDS-EVENT-0170",
          "RDS-EVENT-0171",
          "RDS-EVENT-0354",
          "RDS-EVENT-0355")),
  SANITIZE(
      "sanitize-service",
      EnumSet.of(VERIFICATION_COMPLETED),
      // created; and the ways in which that ends badly
      List.of("RDS-EVENT-0005", "RDS-EVENT-0031", "RDS-EVENT-0035", "RDS-EVENT-0036")),
  NOTIFIER("notifier", EnumSet.allOf(EventTypes.class), List.of());

  private final String serviceName;
  private final Set<EventTypes> hears;
  private final List<String> rdsEventIds;

  Service(String serviceName, Set<EventTypes> hears, List<String> rdsEventIds) {
    this.serviceName = serviceName;
    this.hears = hears;
    this.rdsEventIds = rdsEventIds;
  }

  /** The service of a name, as its folder is called. */
  public static Optional<Service> named(String serviceName) {
    return Arrays.stream(values()).filter(s -> s.serviceName.equals(serviceName)).findFirst();
  }

  /** Its name, which is also its folder's. */
  public String serviceName() {
    return serviceName;
  }

  /** Its queue. */
  public String queueName() {
    return "snaprelay-" + serviceName;
  }

  /** Where its unreadable messages go. */
  public String deadLetterQueueName() {
    return queueName() + "-dlq";
  }

  /** Whether each site has one of its own, in the region in which databases are restored. */
  public boolean isOfSites() {
    return this == RESTORE_VERIFY || this == SANITIZE;
  }

  /** Our events that it hears. */
  public Set<EventTypes> hears() {
    return Set.copyOf(hears);
  }

  /** The pattern of the rule that brings our events to its queue. */
  public String eventPattern() {
    ObjectNode pattern = Json.mapper().createObjectNode();
    pattern.set("source", strings(List.of(Messages.SOURCE)));
    pattern.set("detail-type", strings(hears.stream().map(EventTypes::wireName).toList()));
    return pattern.toString();
  }

  /** The pattern of the rule that brings RDS events to its queue; empty if it needs none. */
  public Optional<String> rdsPattern() {
    if (rdsEventIds.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode pattern = Json.mapper().createObjectNode();
    pattern.set("source", strings(List.of(Messages.RDS_SOURCE)));
    pattern.putObject("detail").set("EventID", strings(rdsEventIds));
    return Optional.of(pattern.toString());
  }

  private static ArrayNode strings(Collection<String> values) {
    ArrayNode array = Json.mapper().createArrayNode();
    values.forEach(array::add);
    return array;
  }
}
