package io.snaprelay.aws;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * One client per account and region, made when it is first needed: our own account's, and those of
 * accounts that let us assume a role.
 *
 * @param <C> the service's client
 */
public final class AccountClients<C extends SdkAutoCloseable> implements AutoCloseable {
  private final Account home;
  private final RegionalClients<C> ours;
  private final BiFunction<String, Region, C> elsewhere;
  private final Map<String, RegionalClients<C>> others = new ConcurrentHashMap<>();

  /**
   * @param home our own account
   * @param open makes a client of our own account for a region
   * @param elsewhere makes a client of another account for a region
   */
  public AccountClients(
      Account home, Function<Region, C> open, BiFunction<String, Region, C> elsewhere) {
    this.home = home;
    this.ours = new RegionalClients<>(open);
    this.elsewhere = elsewhere;
  }

  /** Our own account. */
  public String account() {
    return home.id();
  }

  /** The client for an account and region. */
  public C in(String account, String region) {
    return account.equals(home.id())
        ? in(region)
        : others
            .computeIfAbsent(account, id -> new RegionalClients<>(at -> elsewhere.apply(id, at)))
            .in(Region.of(region));
  }

  /** Our own client in a region. */
  public C in(String region) {
    return ours.in(Region.of(region));
  }

  @Override
  public void close() {
    ours.close();
    others.values().forEach(RegionalClients::close);
  }
}
