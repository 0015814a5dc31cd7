package io.snaprelay.localaws.events;

import io.snaprelay.localaws.time.Timeline;
import io.snaprelay.localaws.wire.Call;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** All buses. Every account has a default bus in every region, without creating it. */
final class Buses {

  private final Timeline time;
  private final Map<BusArn, Bus> buses = new ConcurrentHashMap<>();

  Buses(Timeline time) {
    this.time = time;
  }

  Bus create(BusArn arn, String description) {
    if (!arn.name().matches("[._A-Za-z0-9-]{1,256}")) {
      throw EventsError.invalid("Event bus name %s is not valid.".formatted(arn.name()));
    }
    Bus bus = new Bus(arn, description, time.now());
    if (arn.isDefault() || buses.putIfAbsent(arn, bus) != null) {
      throw EventsError.exists("Event bus %s already exists.".formatted(arn.name()));
    }
    return bus;
  }

  Optional<Bus> find(BusArn arn) {
    return arn.isDefault()
        ? Optional.of(buses.computeIfAbsent(arn, key -> new Bus(key, null, time.now())))
        : Optional.ofNullable(buses.get(arn));
  }

  Bus get(BusArn arn) {
    return find(arn)
        .orElseThrow(
            () -> EventsError.notFound("Event bus %s does not exist.".formatted(arn.name())));
  }

  /** A bus that the caller administers: one of its own, in the region that it calls. */
  Bus own(String nameOrArn, Call call) {
    BusArn arn = BusArn.named(nameOrArn, call);
    if (!arn.account().equals(call.account()) || !arn.region().equals(call.region())) {
      throw EventsError.notFound("Event bus %s does not exist.".formatted(nameOrArn));
    }
    return get(arn);
  }

  void delete(BusArn arn) {
    if (arn.isDefault()) {
      throw EventsError.invalid("Cannot delete event bus default.");
    }
    get(arn);
    buses.remove(arn);
  }

  /** The buses of one account in one region, by name. */
  List<Bus> in(String account, String region) {
    find(new BusArn(region, account, BusArn.DEFAULT));
    return buses.values().stream()
        .filter(bus -> bus.arn().account().equals(account) && bus.arn().region().equals(region))
        .sorted(Comparator.comparing(bus -> bus.arn().name()))
        .toList();
  }
}
