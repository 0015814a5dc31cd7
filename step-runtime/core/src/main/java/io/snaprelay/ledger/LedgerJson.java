package io.snaprelay.ledger;

import com.fasterxml.jackson.core.JacksonException;
import io.snaprelay.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What services keep in the ledger as JSON, as records again. */
public final class LedgerJson {
  private LedgerJson() {}

  /**
   * Reads an entry.
   *
   * @throws IllegalStateException if it is no such record
   */
  public static <T> T read(byte[] bytes, Class<T> type) {
    try {
      return Json.mapper().readValue(bytes, type);
    } catch (JacksonException e) {
      throw new IllegalStateException("The ledger holds no " + type.getSimpleName() + ": " + e, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
