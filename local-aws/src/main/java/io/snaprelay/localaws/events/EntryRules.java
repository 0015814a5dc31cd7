package io.snaprelay.localaws.events;

import io.snaprelay.localaws.wire.Call;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** What EventBridge demands of the entries of PutEvents. */
final class EntryRules {

  private static final int MOST_ENTRIES = 10;

  /**
   * The API Reference says 256 KB for all entries together. AWS announced 1 MB in January 2026
   * (Compute Blog, "More room to build"); the smaller limit is kept until the reference has it.
   */
  private static final int MOST_BYTES = 256 * 1024;

  private static final int BYTES_OF_TIME = 14;
  private final Buses buses;

  EntryRules(Buses buses) {
    this.buses = buses;
  }

  /** Checks the request as a whole. */
  static void checkSize(List<PutEventsRequestEntry> entries) {
    if (entries.isEmpty() || entries.size() > MOST_ENTRIES) {
      throw EventsError.invalid(
          ("1 validation error detected: Value at 'entries' failed to satisfy constraint: Member"
                  + " must have length between 1 and 10, not %d")
              .formatted(entries.size()));
    }
    if (entries.stream().mapToInt(EntryRules::size).sum() >= MOST_BYTES) {
      throw EventsError.invalid("Total size of the entries in the request is over the limit.");
    }
  }

  /** Source: User Guide, "Calculating PutEvents event entry size". */
  private static int size(PutEventsRequestEntry entry) {
    return (entry.time() == null ? 0 : BYTES_OF_TIME)
        + bytes(entry.source())
        + bytes(entry.detailType())
        + bytes(entry.detail())
        + entry.resources().stream().mapToInt(EntryRules::bytes).sum();
  }

  private static int bytes(String text) {
    return text == null ? 0 : text.getBytes(StandardCharsets.UTF_8).length;
  }

  /** Why an entry is not taken. A bus that does not exist is no reason: AWS gives an event id. */
  Optional<PutEventsResultEntry> refusal(PutEventsRequestEntry entry, BusArn to, Call call) {
    return missing("Source", entry.source())
        .or(() -> missing("DetailType", entry.detailType()))
        .or(() -> missing("Detail", entry.detail()))
        .or(
            () ->
                when(
                    entry.source().startsWith("aws."),
                    "NotAuthorizedForSourceException",
                    "Not authorized for the source."))
        .or(
            () ->
                when(
                    Json.object(entry.detail()).isEmpty(),
                    "MalformedDetail",
                    "Detail is malformed."))
        .or(() -> unreachable(to, call));
  }

  /** That a bus of another region is refused so is a guess; no bus is reached that way in AWS. */
  private Optional<PutEventsResultEntry> unreachable(BusArn to, Call call) {
    return when(
            !to.region().equals(call.region()),
            "InvalidArgument",
            "Parameter EventBusName is not valid. Reason: the bus is not in this region.")
        .or(
            () ->
                buses
                    .find(to)
                    .filter(bus -> !bus.admits(call.account(), Map.of()))
                    .flatMap(
                        bus ->
                            when(
                                true,
                                "AccessDeniedException",
                                bus.notAdmitted(call.account()).getMessage())));
  }

  private static Optional<PutEventsResultEntry> missing(String name, String value) {
    return when(
        value == null || value.isEmpty(),
        "InvalidArgument",
        "Parameter %s is not valid. Reason: %s is a required argument.".formatted(name, name));
  }

  private static Optional<PutEventsResultEntry> when(boolean wrong, String code, String message) {
    return wrong
        ? Optional.of(PutEventsResultEntry.builder().errorCode(code).errorMessage(message).build())
        : Optional.empty();
  }
}
