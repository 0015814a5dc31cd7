package io.snaprelay.localaws.sqs;

import io.snaprelay.localaws.wire.AwsError;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;

/** What became of each entry of a batch: an entry's error is told beside the others' success. */
record Batch<R>(List<R> successful, List<BatchResultErrorEntry> failed) {

  private static final int MOST_ENTRIES = 10;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  /**
   * Checks the batch as a whole, and does the work of each entry.
   *
   * @param kind the entries' type as AWS names it: SendMessageBatchRequestEntry
   */
  static <E, R> Batch<R> of(
      String kind, List<E> entries, Function<E, String> id, Function<E, R> work) {
    check(kind, entries.stream().map(id).toList());
    Batch<R> batch = new Batch<>(new ArrayList<>(), new ArrayList<>());
    for (E entry : entries) {
      try {
        batch.successful.add(work.apply(entry));
      } catch (AwsError error) {
        batch.failed.add(failure(id.apply(entry), error));
      }
    }
    return batch;
  }

  private static void check(String kind, List<String> ids) {
    if (ids.isEmpty()) {
      throw SqsError.EMPTY_BATCH_REQUEST.because(
          "There should be at least one %s in the request.".formatted(kind));
    }
    if (ids.size() > MOST_ENTRIES) {
      throw SqsError.TOO_MANY_ENTRIES.because(
          "Maximum number of entries per request are 10. You have sent %d.".formatted(ids.size()));
    }
    Set<String> seen = new HashSet<>();
    for (String id : ids) {
      checkId(id, seen);
    }
  }

  private static void checkId(String id, Set<String> seen) {
    if (id == null || !ID.matcher(id).matches()) {
      throw SqsError.INVALID_BATCH_ENTRY_ID.because(
          "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It"
              + " can be at most 80 letters long.");
    }
    if (!seen.add(id)) {
      throw SqsError.BATCH_ENTRY_IDS_NOT_DISTINCT.because("Id %s repeated.".formatted(id));
    }
  }

  private static BatchResultErrorEntry failure(String id, AwsError error) {
    return BatchResultErrorEntry.builder()
        .id(id)
        .code(error.queryCode())
        .message(error.getMessage())
        .senderFault(error.status() < 500)
        .build();
  }
}
