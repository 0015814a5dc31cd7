package io.snaprelay.step;

import io.snaprelay.plan.FrozenPlan;
import io.snaprelay.plan.Site;
import io.snaprelay.refs.ArnRegion;
import io.snaprelay.wire.Message;
import io.snaprelay.wire.RdsNotification;
import io.snaprelay.wire.Sweep;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The regions in which a service restores, where several sites share them. Rules route by them;
 * this is for what comes all the same: whoever stands outside the network of a database can neither
 * prove nor mask it.
 *
 * @param regions the only ones; empty means every region but those of the others
 * @param others the regions of other sites
 */
public record SiteScope(Set<String> regions, Set<String> others) {
  /** A service that is no part of a site, or of the only one. */
  public static final SiteScope EVERYWHERE = new SiteScope(Set.of(), Set.of());

  public SiteScope {
    regions = Set.copyOf(regions);
    others = Set.copyOf(others);
  }

  /** Whether databases of a region are restored by this service. */
  public boolean covers(String region) {
    return (regions.isEmpty() || regions.contains(region)) && !others.contains(region);
  }

  /** Whether a run is this service's, as far as it restores. */
  public boolean covers(FrozenPlan plan) {
    return Site.of(plan).map(Site::region).filter(Predicate.not(this::covers)).isEmpty();
  }

  /**
   * What of a message is for this service; empty if nothing is. A re-check is always: only who
   * began a step has it in the queue, and what was begun before there was another site ends here.
   * So is an event without a site: releases that had one site only sent such.
   */
  Optional<Message> own(Message message) {
    if (message instanceof Sweep sweep) {
      return own(sweep);
    }
    Optional<String> region = region(message);
    return region.isEmpty() || covers(region.get()) ? Optional.of(message) : Optional.empty();
  }

  private Optional<Message> own(Sweep sweep) {
    List<String> own = sweep.regions().stream().filter(this::covers).toList();
    return own.isEmpty() ? Optional.empty() : Optional.of(new Sweep(own, sweep.accounts()));
  }

  private static Optional<String> region(Message message) {
    if (message instanceof Message.OfEvent ours) {
      return ours.event().header().site().map(Site::regionIn);
    }
    return message instanceof RdsNotification rds
        ? ArnRegion.of(rds.sourceArn())
        : Optional.empty();
  }
}
