package io.snaprelay.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * One client per region, made when a region is first spoken to.
 *
 * @param <C> the service's client
 */
public final class RegionalClients<C extends SdkAutoCloseable> implements AutoCloseable {
  private final Map<Region, C> clients = new ConcurrentHashMap<>();
  private final Function<Region, C> open;

  /**
   * @param open makes a client for a region
   */
  public RegionalClients(Function<Region, C> open) {
    this.open = open;
  }

  /** The client for a region. */
  public C in(Region region) {
    return clients.computeIfAbsent(region, open);
  }

  @Override
  public void close() {
    clients.values().forEach(SdkAutoCloseable::close);
  }
}
