package io.snaprelay.ledger;

import java.util.List;
import java.util.Optional;

/**
 * The append-only record of every run. Strongly consistent; {@link #create} is its only lock. Keys
 * are paths of letters, digits and {@code . _ - /}.
 */
public interface Ledger {
  /**
   * Writes an entry unless the key exists.
   *
   * @return whether this call wrote it
   */
  boolean create(String key, byte[] content);

  /** Reads an entry. */
  Optional<byte[]> read(String key);

  /** All keys that begin with the prefix, in ascending order. */
  List<String> list(String prefix);

  /** Removes the marker of an open run: the one thing in a ledger that is ever deleted. */
  void close(OpenMarker marker);
}
