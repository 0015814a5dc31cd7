package io.snaprelay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.snaprelay.cli.demo.Wiring;
import io.snaprelay.wire.Service;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Databases are restored in eu-central-1, and SnapRelay is at home in eu-west-1. */
final class DoctorSitesTest {
  private static final Region HOME = Region.EU_WEST_1;
  private static final Region SECOND = Region.EU_CENTRAL_1;

  @TempDir private Path folder;

  private HealthyEstate estate(Consumer<Wiring> wiring) throws Exception {
    HealthyEstate estate =
        new HealthyEstate(
            folder, aws -> aws.trust(HealthyEstate.PULLING_ROLE, HealthyEstate.ACCOUNT), wiring);
    estate.create("postgres", true);
    return estate;
  }

  private static void layTwo(Wiring wiring) {
    wiring.layWithSecondSiteIn(SECOND);
  }

  private static Map<String, List<String>> findings(HealthyEstate estate) throws Exception {
    return estate.doctor(HealthyEstate.PLAN, "--json").findings();
  }

  @Test
  void aSiteInTheRegionOfTheRestoreIsHealthy() throws Exception {
    try (HealthyEstate estate = estate(DoctorSitesTest::layTwo)) {
      assertEquals(Map.of(), findings(estate));

      undeploy(estate, HOME);
      assertEquals(Map.of(), findings(estate), "nothing is restored at home");
    }
  }

  @Test
  void aRegionWhoseEventsAreForwardedToNobodyLacksItsSite() throws Exception {
    try (HealthyEstate estate = estate(DoctorSitesTest::layTwo)) {
      undeploy(estate, SECOND);

      Cli said = estate.doctor(HealthyEstate.PLAN, "--json");

      assertEquals(List.of("site in eu-central-1"), said.findings().get("SITE_MISSING"));
      assertTrue(said.out().contains("Deploy infra/site.yaml in eu-central-1"), said.out());
    }
  }

  @Test
  void withoutAnySiteAPlanThatRestoresIsToldAndNoQueueIsMissed() throws Exception {
    try (HealthyEstate estate = estate(Wiring::lay)) {
      undeploy(estate, HOME);

      assertEquals(Map.of("SITE_MISSING", List.of("site in eu-central-1")), findings(estate));
    }
  }

  @Test
  void withoutAnySiteAPlanThatRestoresNothingIsHealthy() throws Exception {
    try (HealthyEstate estate = estate(Wiring::lay)) {
      undeploy(estate, HOME);
      String copies = HealthyEstate.PLAN.replaceAll("\\n *(verify|sanitize):.*", "");

      assertEquals(Map.of(), estate.doctor(copies, "--json").findings());
    }
  }

  /** Deployed there, and the root template was not told of it. */
  @Test
  void aSiteToWhichNothingIsForwardedIsNamed() throws Exception {
    try (HealthyEstate estate = estate(DoctorSitesTest::layTwo)) {
      var events = estate.clients.events(HOME);
      events.removeTargets(it -> it.eventBusName("snaprelay").rule("second-site").ids("site"));

      Cli said = estate.doctor(HealthyEstate.PLAN, "--json");

      assertEquals(
          List.of(
              "snaprelay-restore-verify-service in eu-central-1",
              "snaprelay-sanitize-service in eu-central-1"),
          said.findings().get("EVENT_NOT_ROUTED"));
      assertTrue(said.out().contains("SecondSiteRegion"), said.out());
    }
  }

  @Test
  void whatIsWrongAtTheSecondSiteIsNamedInOneRun() throws Exception {
    try (HealthyEstate estate = estate(DoctorSitesTest::layTwo)) {
      var events = estate.clients.events(SECOND);
      events.disableRule(it -> it.eventBusName("snaprelay").name("sanitize-service"));
      events.disableRule(it -> it.eventBusName("default").name("restore-verify-service-rds"));
      delete(estate, SECOND, Service.SANITIZE.deadLetterQueueName());

      assertEquals(
          Map.of(
              "RULE_DISABLED", List.of("rule sanitize-service"),
              "RDS_EVENTS_NOT_FORWARDED", List.of("RDS events of eu-central-1"),
              "DEAD_LETTER_QUEUE_NOT_FOUND", List.of("snaprelay-sanitize-service in eu-central-1")),
          findings(estate));
    }
  }

  private static void undeploy(HealthyEstate estate, Region region) {
    Stream.of(Service.RESTORE_VERIFY, Service.SANITIZE)
        .forEach(service -> delete(estate, region, service.queueName()));
  }

  private static void delete(HealthyEstate estate, Region region, String queue) {
    SqsClient sqs = estate.clients.sqs(region);
    String url = sqs.getQueueUrl(it -> it.queueName(queue)).queueUrl();
    sqs.deleteQueue(it -> it.queueUrl(url));
  }
}
