package io.snaprelay.cli.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * A dated price table. All regions are reckoned by it: the steps of a run differ more than regions
 * do.
 *
 * @param source where the prices stand
 * @param date when they were read
 * @param region whose prices they are
 * @param currency of all of them
 * @param snapshotGibMonth of snapshots and copies, per GiB and month of 730 hours
 * @param transferGib into another region, per GiB
 * @param volumeGibMonth of the volume of a restored database
 * @param exportGib of an export to S3
 * @param instanceHour by class, Single-AZ
 * @param shortestInstanceMinutes what an instance costs at least
 * @param pace how fast things go
 */
public record Prices(
    String source,
    LocalDate date,
    String region,
    String currency,
    BigDecimal snapshotGibMonth,
    BigDecimal transferGib,
    BigDecimal volumeGibMonth,
    BigDecimal exportGib,
    Map<String, BigDecimal> instanceHour,
    int shortestInstanceMinutes,
    Pace pace) {
  public Prices {
    instanceHour = Map.copyOf(instanceHour);
  }

  /**
   * How fast things go.
   *
   * @param source where that stands
   * @param snapshotMinutes a snapshot, of whatever size
   * @param copyGibPerMinute a full copy to another region
   * @param exportGibPerMinute an export to S3
   * @param restoreMinutes until a restored database is available, of whatever size
   * @param proofGibPerMinute reading all of it for the first time
   * @param maskingGibPerMinute writing all of it anew
   * @param renameMinutes a rename or another change of settings
   * @param deletionMinutes a deletion
   */
  public record Pace(
      String source,
      int snapshotMinutes,
      double copyGibPerMinute,
      double exportGibPerMinute,
      int restoreMinutes,
      double proofGibPerMinute,
      double maskingGibPerMinute,
      int renameMinutes,
      int deletionMinutes) {}

  /** The table that comes with this release. */
  public static Prices shipped() {
    try (InputStream in = Prices.class.getResourceAsStream("prices.json")) {
      return read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a table of the same form.
   *
   * @throws IllegalArgumentException if a field is missing, unknown or no number
   */
  public static Prices read(String json) {
    try {
      return Json.mapper()
          .copy()
          .enable(
              DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES,
              DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .readValue(json, Prices.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("Not a price table: " + e.getOriginalMessage(), e);
    }
  }

  Optional<BigDecimal> hour(String instanceClass) {
    return Optional.ofNullable(instanceHour.get(instanceClass));
  }
}
