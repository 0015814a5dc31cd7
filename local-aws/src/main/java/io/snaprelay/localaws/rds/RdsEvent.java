package io.snaprelay.localaws.rds;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An RDS event. EventBridge carries {@link #detail()} under {@link #detailType()}, with {@code
 * resources} = [{@link #sourceArn()}] and {@code time} = {@link #date()} cut to seconds
 * (EventBridge reference, "Amazon RDS events").
 *
 * @param account whose default bus gets it
 * @param region whose default bus gets it
 * @param id RDS-EVENT-0042
 * @param tags of the source, when the event is sent
 */
public record RdsEvent(
    String account,
    String region,
    SourceType sourceType,
    String id,
    String category,
    String sourceArn,
    String sourceIdentifier,
    String message,
    Instant date,
    Map<String, String> tags) {

  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  /** The kinds of source, as EventBridge and as DescribeEvents name them. */
  public enum SourceType {
    DB_INSTANCE("RDS DB Instance Event", "db-instance"),
    SNAPSHOT("RDS DB Snapshot Event", "db-snapshot"),
    CLUSTER("RDS DB Cluster Event", "db-cluster"),
    CLUSTER_SNAPSHOT("RDS DB Cluster Snapshot Event", "db-cluster-snapshot");

    private final String detailType;
    private final String apiName;

    SourceType(String detailType, String apiName) {
      this.detailType = detailType;
      this.apiName = apiName;
    }

    String apiName() {
      return apiName;
    }
  }

  public String detailType() {
    return sourceType.detailType;
  }

  public Map<String, Object> detail() {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("EventCategories", List.of(category));
    detail.put("SourceType", sourceType.name());
    detail.put("SourceArn", sourceArn);
    detail.put("Date", MILLIS.format(date));
    detail.put("Message", message);
    detail.put("SourceIdentifier", sourceIdentifier);
    detail.put("EventID", id);
    detail.put("Tags", tags);
    return detail;
  }
}
