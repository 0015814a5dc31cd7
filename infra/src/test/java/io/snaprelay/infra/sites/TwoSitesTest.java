package io.snaprelay.infra.sites;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.snaprelay.cli.demo.AwsClients;
import io.snaprelay.cli.demo.Regions;
import io.snaprelay.cli.demo.Wiring;
import io.snaprelay.localaws.LocalAws;
import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.rds.model.CreateDbInstanceRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The deployed templates of home and of a second site, laid in local-aws: which queue each event
 * reaches. Home is in eu-west-1, the second site in eu-central-1.
 */
class TwoSitesTest {
  private static final Path GOLDEN =
      Path.of("..", "shared-events", "src", "test", "resources", "golden");
  private static final List<Service> OF_SITES = List.of(Service.RESTORE_VERIFY, Service.SANITIZE);

  /** Below the ten that one receive brings. */
  private static final int MOST = 10;

  private final ObjectMapper json = new ObjectMapper();

  @TempDir private Path templates;
  private LocalAws aws;
  private AwsClients clients;

  @BeforeEach
  void start() throws IOException {
    try (Stream<Path> files = Files.list(Path.of(""))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Files.copy(file, templates.resolve(file.getFileName()));
      }
    }
    aws = LocalAws.builder().manualClock(Instant.EPOCH).start();
    clients = new AwsClients(aws.endpoint(), AwsClients.ACCOUNT);
  }

  @AfterEach
  void stop() {
    clients.close();
    aws.close();
  }

  private void lay() {
    new Wiring(clients, templates).layWithSecondSiteIn(Regions.DR);
  }

  @Test
  void whatIsRestoredAtTheSecondSiteIsHeardThereAndNowhereElse() throws IOException {
    assertHeardIn(Regions.DR, Regions.HOME, Optional.of("111111111111/eu-central-1"));
  }

  @Test
  void whatIsRestoredInARegionWithoutASiteOfItsOwnIsHeardAtHome() throws IOException {
    assertHeardIn(Regions.HOME, Regions.DR, Optional.of("111111111111/us-east-1"));
  }

  @Test
  void whatReleasesWithOneSiteSentIsHeardAtHome() throws IOException {
    assertHeardIn(Regions.HOME, Regions.DR, Optional.empty());
  }

  private void assertHeardIn(Region there, Region nowhereElse, Optional<String> site)
      throws IOException {
    lay();
    for (Service service : OF_SITES) {
      publish(service, site);

      assertEquals(names(service), heard(service, there));
      assertEquals(Set.of(), heard(service, nowhereElse));
    }
  }

  /** Its role reaches there from the site of the region. */
  @Test
  void whatIsRestoredInAnotherAccountIsHeardAtTheSiteOfItsRegion() throws IOException {
    lay();

    publish(Service.RESTORE_VERIFY, Optional.of("222222222222/eu-central-1"));

    assertEquals(names(Service.RESTORE_VERIFY), heard(Service.RESTORE_VERIFY, Regions.DR));
    assertEquals(Set.of(), heard(Service.RESTORE_VERIFY, Regions.HOME));
  }

  @Test
  void theOtherServicesHearOfEverySite() throws IOException {
    lay();

    publish(Service.COPY, Optional.of("111111111111/eu-central-1"));

    assertEquals(names(Service.COPY), heard(Service.COPY, Regions.HOME));
  }

  /** The second site gets it from its own region's bus: what is forwarded goes no further. */
  @Test
  void anRdsEventIsHeardByTheSiteOfItsRegionOnly() throws InterruptedException {
    lay();

    Stream.of(Regions.HOME, Regions.DR, Regions.FAR).forEach(this::createDatabase);
    aws.advance(Duration.ofHours(1));

    for (Service service : OF_SITES) {
      assertEquals(Set.of("eu-west-1", "us-east-1"), regions(service, Regions.HOME), service::name);
      assertEquals(Set.of("eu-central-1"), regions(service, Regions.DR), service::name);
    }
  }

  /** What this test is for: without the site in the pattern, both would restore. */
  @Test
  void aPatternWithoutTheSiteIsHeardTwice() throws IOException {
    change(
        "restore-verify-service.yaml",
        "(?s)        detail:\n          # Of a run.*?      Targets:",
        "      Targets:");
    lay();

    publish(Service.RESTORE_VERIFY, Optional.of("111111111111/eu-central-1"));

    assertNotEquals(Set.of(), heard(Service.RESTORE_VERIFY, Regions.HOME));
    assertNotEquals(Set.of(), heard(Service.RESTORE_VERIFY, Regions.DR));
  }

  @Test
  void aRuleThatForwardsNothingLeavesTheSecondSiteDeaf() throws IOException {
    change("snaprelay.yaml", "suffix: !Sub \"/\\$\\{SecondSiteRegion}\"", "suffix: /nowhere");
    lay();

    publish(Service.RESTORE_VERIFY, Optional.of("111111111111/eu-central-1"));

    assertEquals(Set.of(), heard(Service.RESTORE_VERIFY, Regions.DR));
  }

  private void change(String file, String pattern, String replacement) throws IOException {
    Path template = templates.resolve(file);
    String before = Files.readString(template);
    String after = before.replaceFirst(pattern, replacement);
    assertNotEquals(before, after, pattern);
    Files.writeString(template, after);
  }

  /** One event of each type that a service hears, as they lie in the golden files. */
  private void publish(Service service, Optional<String> site) throws IOException {
    List<PutEventsRequestEntry> entries = new ArrayList<>();
    for (EventTypes type : service.hears()) {
      ObjectNode detail =
          (ObjectNode) json.readTree(GOLDEN.resolve(type.wireName() + ".v1.json").toFile());
      ObjectNode header = (ObjectNode) detail.path("header");
      header.remove("site");
      site.ifPresent(text -> header.put("site", text));
      entries.add(
          PutEventsRequestEntry.builder()
              .eventBusName("snaprelay")
              .source("snaprelay")
              .detailType(type.wireName())
              .detail(detail.toString())
              .build());
    }
    assertEquals(
        0, clients.events(Regions.HOME).putEvents(it -> it.entries(entries)).failedEntryCount());
  }

  private static Set<String> names(Service service) {
    return service.hears().stream()
        .map(EventTypes::wireName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private void createDatabase(Region region) {
    clients
        .rds(region)
        .createDBInstance(
            CreateDbInstanceRequest.builder()
                .dbInstanceIdentifier("any")
                .engine("none")
                .dbInstanceClass("db.t4g.medium")
                .allocatedStorage(20)
                .masterUsername("dba")
                .masterUserPassword("correct-horse")
                .build());
  }

  private Set<String> heard(Service service, Region region) {
    return values(service, region, "detail-type");
  }

  private Set<String> regions(Service service, Region region) {
    return values(service, region, "region");
  }

  private Set<String> values(Service service, Region region, String field) {
    return messages(service, region).stream()
        .map(message -> message.path(field).asText())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private List<JsonNode> messages(Service service, Region region) {
    SqsClient sqs = clients.sqs(region);
    String url = sqs.getQueueUrl(it -> it.queueName(service.queueName())).queueUrl();
    return sqs.receiveMessage(it -> it.queueUrl(url).maxNumberOfMessages(MOST)).messages().stream()
        .map(Message::body)
        .map(this::read)
        .toList();
  }

  private JsonNode read(String body) {
    try {
      return json.readTree(body);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
