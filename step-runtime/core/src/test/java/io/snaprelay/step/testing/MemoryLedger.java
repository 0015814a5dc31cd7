package io.snaprelay.step.testing;

import io.snaprelay.ledger.Ledger;
import io.snaprelay.ledger.OpenMarker;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** A ledger in memory. */
public final class MemoryLedger implements Ledger {
  private final ConcurrentSkipListMap<String, byte[]> entries = new ConcurrentSkipListMap<>();
  private final Faults faults;

  public MemoryLedger() {
    this(new Faults());
  }

  public MemoryLedger(Faults faults) {
    this.faults = faults;
  }

  @Override
  public boolean create(String key, byte[] content) {
    faults.before("ledger.create");
    boolean created = entries.putIfAbsent(key, content.clone()) == null;
    faults.after("ledger.create");
    return created;
  }

  @Override
  public Optional<byte[]> read(String key) {
    return Optional.ofNullable(entries.get(key)).map(byte[]::clone);
  }

  @Override
  public List<String> list(String prefix) {
    return entries.tailMap(prefix).keySet().stream()
        .takeWhile(key -> key.startsWith(prefix))
        .toList();
  }

  @Override
  public void close(OpenMarker marker) {
    entries.remove(marker.key());
  }
}
