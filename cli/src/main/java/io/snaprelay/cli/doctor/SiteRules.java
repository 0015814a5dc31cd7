package io.snaprelay.cli.doctor;

import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether the events of each run come to the site that restores for it. */
final class SiteRules {
  private final Estate estate;
  private final Sites sites;
  private final List<BusRule> home;

  /**
   * @param home the rules of the bus at home
   */
  SiteRules(Estate estate, List<BusRule> home) {
    this.estate = estate;
    this.sites = estate.sites();
    this.home = List.copyOf(home);
  }

  void look(Findings findings) {
    for (Spot restored : sites.restoring()) {
      Optional<String> lost = sentToNobody(restored);
      Optional<String> site = sites.serving(restored.region());
      if (lost.isPresent() || site.isEmpty()) {
        missing(restored, lost.orElse(restored.region()), findings);
      } else {
        look(restored, site.get(), findings);
      }
    }
  }

  /** The region of a bus to which events of such a run are forwarded, and where no site is. */
  private Optional<String> sentToNobody(Spot restored) {
    return home.stream()
        .filter(BusRule::enabled)
        .filter(rule -> rule.matches(Samples.ours(EventTypes.RESTORE_AVAILABLE, restored)))
        .flatMap(rule -> rule.targets().stream())
        .filter(target -> target.contains(":event-bus/"))
        .map(target -> target.split(":")[3])
        .filter(region -> !sites.isAt(region))
        .findFirst();
  }

  private void look(Spot restored, String site, Findings findings) {
    List<BusRule> there = there(site);
    for (Service service : Service.values()) {
      if (service.isOfSites()) {
        hearing(service, site, there)
            .judge(service.hears().stream().map(type -> Samples.ours(type, restored)), findings);
      }
    }
  }

  private Hearing hearing(Service service, String site, List<BusRule> there) {
    String queue = QueuesCheck.subject(service, site, estate);
    String remedy =
        site.equals(estate.home().region())
            ? Hearing.ruleFor(service)
            : "Give %s to the root template as SecondSiteRegion or ThirdSiteRegion, or as SiteRegion if it is the only site"
                .formatted(site);
    return new Hearing(service, queue, way(service, site, there), remedy);
  }

  private List<BusRule> there(String site) {
    return site.equals(estate.home().region())
        ? List.of()
        : new Buses(estate.clients().events(site)).rules(estate.setup().bus());
  }

  private Way way(Service service, String site, List<BusRule> there) {
    Spot place = new Spot(estate.account(), site);
    String queue = RulesCheck.queueArn(service, place);
    List<Route> hops = new ArrayList<>();
    if (site.equals(estate.home().region())) {
      hops.add(new Route(home, queue));
    } else {
      String bus = RulesCheck.arn("events", place, "event-bus/" + estate.setup().bus());
      hops.add(new Route(home, bus));
      hops.add(new Route(there, queue));
    }
    return new Way(hops);
  }

  private static void missing(Spot restored, String region, Findings findings) {
    findings.add(
        FindingCode.SITE_MISSING,
        "site in " + region,
        "A plan restores in %s, and nobody there would hear of it".formatted(restored),
        "Deploy infra/site.yaml in %s, with Takes=own unless it is the only site; a site at home is Site=here of the root template"
            .formatted(region));
  }
}
