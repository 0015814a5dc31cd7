package io.snaprelay.restore;

import io.snaprelay.names.ResourceRole;
import io.snaprelay.rds.DatabaseState;
import io.snaprelay.rds.Ownership;
import io.snaprelay.rds.RdsGateway;
import io.snaprelay.refs.DatabaseRef;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * How many temporary databases there may be at a time. RDS counts them, by their tags, whatever
 * plan they belong to: the quota of DB instances and the load on the subnet are the site's. Within
 * one process the count and the restore are one step, so that the limit is exact; several processes
 * may exceed it by one each.
 */
@ApplicationScoped
class Places {
  /** A full house is asked again after this time, however many runs stand in line. */
  private static final Duration FULL_FOR = Duration.ofSeconds(2);

  private final RdsGateway rds;
  private final Clock clock;
  private final Map<Spot, Full> full = new ConcurrentHashMap<>();

  Places(RdsGateway rds, Clock clock) {
    this.rds = rds;
    this.clock = clock;
  }

  private record Full(int taken, Instant until) {}

  /** Each account has a quota of its own in each region. */
  private record Spot(String account, String region) {
    static Spot of(DatabaseRef target) {
      return new Spot(target.account(), target.region());
    }
  }

  /**
   * Takes a place, if there is one.
   *
   * @param target who asks; one that exists has its place
   * @param most how many temporary databases may exist beside each other
   * @param taken what to do in the place
   * @param none what to do without one
   */
  synchronized <T> T take(DatabaseRef target, int most, Supplier<T> taken, Supplier<T> none) {
    return isFull(target, most) ? none.get() : taken.get();
  }

  private boolean isFull(DatabaseRef target, int most) {
    Full last = full.get(Spot.of(target));
    if (last != null && clock.instant().isBefore(last.until()) && last.taken() >= most) {
      return true;
    }
    List<DatabaseRef> temporary = temporary(target);
    full.put(Spot.of(target), new Full(temporary.size(), clock.instant().plus(FULL_FOR)));
    return temporary.size() >= most && !temporary.contains(target);
  }

  private List<DatabaseRef> temporary(DatabaseRef target) {
    return rds.databases(target.account(), target.region()).stream()
        .filter(Places::isTemporary)
        .map(DatabaseState::ref)
        .toList();
  }

  private static boolean isTemporary(DatabaseState state) {
    return Ownership.of(state.tags())
        .filter(owner -> owner.role() == ResourceRole.TEMPORARY)
        .isPresent();
  }
}
