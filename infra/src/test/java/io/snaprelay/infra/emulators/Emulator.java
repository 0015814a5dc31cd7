package io.snaprelay.infra.emulators;

import java.net.URI;
import java.util.Map;

/** Somebody else's emulator of AWS, for as long as it is open. */
interface Emulator extends AutoCloseable {
  /** Where it listens. */
  URI endpoint();

  /** What services must be told beside where it listens. */
  default Map<String, String> settings() {
    return Map.of();
  }

  @Override
  void close();
}
