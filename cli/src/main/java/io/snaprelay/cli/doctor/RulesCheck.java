package io.snaprelay.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.wire.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.Region;

/** Whether every event comes to the queue of every service that hears it. */
final class RulesCheck implements Check {
  @Override
  public String name() {
    return "rules";
  }

  @Override
  public void look(Estate estate, Findings findings) {
    String bus = estate.setup().bus();
    findings.attempt("bus " + bus, () -> of(bus, estate, findings));
  }

  private static void of(String bus, Estate estate, Findings findings) {
    Buses home = new Buses(estate.clients().events(estate.home().region()));
    Optional<String> arn = home.arn(bus);
    if (arn.isEmpty()) {
      findings.add(
          FindingCode.BUS_NOT_FOUND,
          "bus " + bus,
          "EventBridge knows no such bus in " + estate.home(),
          "Deploy the root template, or set AWS_REGION to where it is");
      return;
    }
    List<BusRule> rules = home.rules(bus);
    for (Service service : Service.values()) {
      if (!service.isOfSites()) {
        Way way = new Way(List.of(new Route(rules, queueArn(service, estate.home()))));
        new Hearing(service, service.queueName(), way, Hearing.ruleFor(service))
            .judge(service.hears().stream().map(Samples::ours), findings);
      }
    }
    findings.attempt("rules of sites", () -> new SiteRules(estate, rules).look(findings));
    for (String region : estate.regions()) {
      if (estate.reaches(new Spot(estate.account(), region))) {
        findings.attempt(
            "bus default in " + region, () -> rds(region, arn.get(), rules, estate, findings));
      }
    }
  }

  private static void rds(
      String region, String homeBus, List<BusRule> home, Estate estate, Findings findings) {
    List<BusRule> here = new Buses(estate.clients().events(region)).rules(Buses.DEFAULT);
    Route toBus = new Route(here, homeBus);
    List<String> lost = new ArrayList<>();
    for (Service service : listening(region, estate)) {
      Optional<String> at =
          service.isOfSites()
              ? estate.sites().serving(region)
              : Optional.of(estate.home().region());
      String queue = queueArn(service, new Spot(estate.account(), at.orElseThrow()));
      Route direct = new Route(here, queue);
      Route further = new Route(home, queue);
      List<String> ids =
          Samples.rdsIds(service).stream()
              .filter(
                  id -> Samples.rds(id, region).noneMatch(it -> comes(it, direct, toBus, further)))
              .toList();
      if (!ids.isEmpty()) {
        lost.add("%s (%s)".formatted(service.queueName(), String.join(", ", ids)));
      }
    }
    if (!lost.isEmpty()) {
      notForwarded(region, homeBus, lost, findings);
    }
  }

  /**
   * Those of a site listen where they restore. What is forwarded home goes no further, so that a
   * site elsewhere hears of its own region only; of the others re-checks tell it.
   */
  private static List<Service> listening(String region, Estate estate) {
    Sites sites = estate.sites();
    boolean restores = sites.restoring().stream().anyMatch(spot -> spot.region().equals(region));
    boolean hears =
        sites
            .serving(region)
            .filter(at -> at.equals(region) || at.equals(estate.home().region()))
            .isPresent();
    return Stream.of(Service.values())
        .filter(service -> !service.isOfSites() || restores && hears)
        .toList();
  }

  /** Either to the queue at once, or to the home bus and from there to the queue. */
  private static boolean comes(JsonNode event, Route direct, Route toBus, Route further) {
    return direct.carries(event) || toBus.carries(event) && further.carries(event);
  }

  private static void notForwarded(
      String region, String homeBus, List<String> lost, Findings findings) {
    findings.add(
        FindingCode.RDS_EVENTS_NOT_FORWARDED,
        "RDS events of " + region,
        "No rules bring them to %s: runs would find out by re-checks only, and `on:` would start none"
            .formatted(String.join(", ", lost)),
        "Deploy the template of further regions there: a rule for source aws.rds whose target is "
            + homeBus);
  }

  /** The ARN of a service's queue. */
  static String queueArn(Service service, Spot place) {
    return arn("sqs", place, service.queueName());
  }

  static String arn(String service, Spot place, String resource) {
    return "arn:%s:%s:%s:%s:%s"
        .formatted(
            Region.of(place.region()).metadata().partition().id(),
            service,
            place.region(),
            place.account(),
            resource);
  }
}
