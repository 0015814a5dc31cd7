package io.snaprelay.evidence;

import com.fasterxml.jackson.core.JacksonException;
import io.snaprelay.events.SettingDifference;
import io.snaprelay.ledger.LedgerKeys;
import io.snaprelay.ledger.RunLedger;
import io.snaprelay.names.RunId;
import io.snaprelay.seal.Sha256;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a database that stays, or that of a drill, is not what its source was.
 *
 * @param capturedAt when its source was described; absent if nobody ever captured it, so that
 *     nothing was compared
 * @param results the file that holds every setting of both
 * @param differences each difference with its reason; empty if there is none
 */
public record SettingsSection(
    Optional<Instant> capturedAt, SourceFile results, List<SettingDifference> differences) {
  private static final String FILE = "settings.json";

  public SettingsSection {
    differences = List.copyOf(differences);
  }

  /** What we need of such a file; whatever else it holds is its writer's. */
  record Content(Optional<Captured> captured, List<SettingDifference> differences) {}

  /** What we need of the source's settings. */
  record Captured(Instant capturedAt) {}

  /** Reads the comparison; empty if nothing was restored to stay. */
  static Optional<SettingsSection> of(RunId run, RunLedger ledger) {
    return ledger.evidence(run, FILE).flatMap(json -> read(LedgerKeys.evidence(run, FILE), json));
  }

  private static Optional<SettingsSection> read(String key, byte[] json) {
    try {
      Content content = Json.mapper().readValue(json, Content.class);
      return Optional.ofNullable(content.differences())
          .map(
              differences ->
                  new SettingsSection(
                      content.captured().map(Captured::capturedAt),
                      new SourceFile(key, Sha256.hex(json)),
                      differences));
    } catch (JacksonException notUnderstood) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
