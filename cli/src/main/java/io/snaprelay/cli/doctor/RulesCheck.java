package io.snaprelay.cli.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.wire.EventTypes;
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
      ours(service, rules, estate, findings);
    }
    for (String region : estate.regions()) {
      if (estate.reaches(new Spot(estate.account(), region))) {
        findings.attempt(
            "bus default in " + region, () -> rds(region, arn.get(), rules, estate, findings));
      }
    }
  }

  private static void ours(Service service, List<BusRule> rules, Estate estate, Findings findings) {
    String queue = queueArn(service, estate);
    Route route = new Route(rules, queue);
    List<EventTypes> lost =
        service.hears().stream()
            .sorted()
            .filter(type -> !route.carries(Samples.ours(type)))
            .toList();
    List<String> disabled =
        lost.stream().flatMap(type -> route.disabled(Samples.ours(type))).distinct().toList();
    disabled.forEach(rule -> disabled(rule, service, findings));
    List<String> unrouted =
        lost.stream()
            .filter(type -> route.disabled(Samples.ours(type)).findAny().isEmpty())
            .map(EventTypes::wireName)
            .toList();
    if (!unrouted.isEmpty()) {
      findings.add(
          FindingCode.EVENT_NOT_ROUTED,
          service.queueName(),
          "No rule of the bus brings it %s".formatted(String.join(", ", unrouted)),
          "Give the bus a rule with the queue as its target and the pattern "
              + service.eventPattern());
    }
  }

  private static void disabled(String rule, Service service, Findings findings) {
    findings.add(
        FindingCode.RULE_DISABLED,
        "rule " + rule,
        "It is disabled: %s hears nothing by it".formatted(service.serviceName()),
        "Enable it");
  }

  private static void rds(
      String region, String homeBus, List<BusRule> home, Estate estate, Findings findings) {
    List<BusRule> here = new Buses(estate.clients().events(region)).rules(Buses.DEFAULT);
    Route toBus = new Route(here, homeBus);
    List<String> lost = new ArrayList<>();
    for (Service service : Service.values()) {
      String queue = queueArn(service, estate);
      Route direct = new Route(here, queue);
      Route further = new Route(home, queue);
      List<String> ids =
          Samples.rdsIds(service).stream()
              .filter(id -> Samples.rds(id).noneMatch(it -> comes(it, direct, toBus, further)))
              .toList();
      if (!ids.isEmpty()) {
        lost.add("%s (%s)".formatted(service.queueName(), String.join(", ", ids)));
      }
    }
    if (!lost.isEmpty()) {
      notForwarded(region, homeBus, lost, findings);
    }
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

  private static String queueArn(Service service, Estate estate) {
    Spot home = estate.home();
    return "arn:%s:sqs:%s:%s:%s"
        .formatted(
            Region.of(home.region()).metadata().partition().id(),
            home.region(),
            home.account(),
            service.queueName());
  }

  /** The rules of a bus, seen from one target. */
  private record Route(List<BusRule> rules, String target) {
    boolean carries(JsonNode event) {
      return matching(event).anyMatch(BusRule::enabled);
    }

    Stream<String> disabled(JsonNode event) {
      return matching(event).filter(rule -> !rule.enabled()).map(BusRule::name);
    }

    private Stream<BusRule> matching(JsonNode event) {
      return rules.stream().filter(rule -> rule.leadsTo(target) && rule.matches(event));
    }
  }
}
