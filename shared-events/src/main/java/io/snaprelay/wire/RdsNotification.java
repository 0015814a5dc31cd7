package io.snaprelay.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * An RDS event, reduced to what we use. The event id may be missing: real events of that kind
 * exist. Format: Amazon RDS User Guide, "Creating a rule that triggers on an Amazon RDS event".
 *
 * @param eventId for example {@code RDS-EVENT-0042}
 * @param sourceArn the resource that the event is about
 * @param sourceIdentifier its identifier
 * @param date when it happened
 * @param message RDS's text, for people
 */
public record RdsNotification(
    Optional<String> eventId,
    String sourceArn,
    String sourceIdentifier,
    Instant date,
    String message)
    implements Message {
  private static final List<String> REQUIRED = List.of("SourceArn", "SourceIdentifier", "Date");

  static RdsNotification read(JsonNode envelope) {
    JsonNode detail = envelope.path("detail");
    REQUIRED.stream()
        .filter(field -> !detail.path(field).isTextual())
        .findFirst()
        .ifPresent(
            field -> {
              throw new NotUnderstood("The RDS event lacks detail." + field);
            });
    return new RdsNotification(
        Optional.ofNullable(detail.path("EventID").textValue()),
        detail.path("SourceArn").textValue(),
        detail.path("SourceIdentifier").textValue(),
        date(detail.path("Date").textValue()),
        detail.path("Message").asText(""));
  }

  private static Instant date(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new NotUnderstood("detail.Date of the RDS event is no ISO-8601 instant: " + text, e);
    }
  }

  /**
   * The id of the run request that this event makes: RDS may send one fact twice under two envelope
   * ids, so it is built from what the event says.
   */
  public String triggerId() {
    String what = sourceArn + "/" + eventId.orElse("none");
    boolean aboutSnapshot =
        sourceArn.contains(":snapshot:") || sourceArn.contains(":cluster-snapshot:");
    return aboutSnapshot ? what : what + "/" + date.truncatedTo(ChronoUnit.MINUTES);
  }
}
