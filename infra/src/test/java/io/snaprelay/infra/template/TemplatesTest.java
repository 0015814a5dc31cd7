package io.snaprelay.infra.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.snaprelay.cli.demo.Deployment;
import io.snaprelay.cli.template.Created;
import io.snaprelay.cli.template.Habitat;
import io.snaprelay.cli.template.Stack;
import io.snaprelay.wire.DigestsDue;
import io.snaprelay.wire.EventTypes;
import io.snaprelay.wire.Message;
import io.snaprelay.wire.Messages;
import io.snaprelay.wire.Service;
import io.snaprelay.wire.Sweep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The templates say what the services hear, and how they are called. */
class TemplatesTest {
  private final Stack home = Deployment.home(Path.of(""));

  @ParameterizedTest
  @EnumSource
  void aServiceGetsWhatItHears(Service service) {
    Set<String> hears =
        service.hears().stream()
            .map(EventTypes::wireName)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(hears, Rules.of(home).ours(service));
  }

  @ParameterizedTest
  @EnumSource
  void aServiceGetsItsRdsEvents(Service service) throws IOException {
    Set<String> wanted = new TreeSet<>();
    if (service.rdsPattern().isPresent()) {
      JsonNode pattern = new ObjectMapper().readTree(service.rdsPattern().get());
      pattern.at("/detail/EventID").forEach(id -> wanted.add(id.asText()));
    }

    assertEquals(wanted, Rules.of(home).rds(service));
  }

  @ParameterizedTest
  @EnumSource
  void theQueuesHaveTheNamesByWhichTheServiceFindsThem(Service service) {
    Set<String> names =
        home.resources("AWS::SQS::Queue").stream()
            .map(Created::name)
            .filter(name -> name.contains(service.serviceName()))
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(Set.of(service.queueName(), service.deadLetterQueueName()), names);
  }

  @Test
  void everythingThatIsScheduledCanBeRead() {
    Message sweep = new Sweep(List.of("eu-west-1", "eu-central-1", "us-east-1"));

    List<Message> scheduled =
        home.resources("AWS::Scheduler::Schedule").stream()
            .map(schedule -> schedule.properties().at("/Target/Input").asText())
            .map(input -> Messages.read(input, "m-1", Instant.EPOCH))
            .toList();

    assertEquals(4, scheduled.size());
    assertEquals(3, scheduled.stream().filter(sweep::equals).count());
    assertTrue(scheduled.contains(new DigestsDue()), scheduled::toString);
  }

  @Test
  void accountsIntoWhichIsCopiedAreSweptTooAndByTheCopyServiceAlone() {
    Stack reaching =
        Stack.of(
            Path.of("snaprelay.yaml"),
            Map.of(
                "Site", "elsewhere",
                "SiteRegion", "eu-central-1",
                "Regions", "eu-west-1,eu-central-1",
                "Keys", "arn:aws:kms:eu-west-1:111111111111:key/1",
                "CopyAccounts", "222222222222,333333333333"),
            new Habitat("111111111111", "eu-west-1"));
    List<String> regions = List.of("eu-west-1", "eu-central-1");

    Set<Message> scheduled =
        reaching.resources("AWS::Scheduler::Schedule").stream()
            .map(schedule -> schedule.properties().at("/Target/Input").asText())
            .map(input -> Messages.read(input, "m-1", Instant.EPOCH))
            .collect(Collectors.toSet());

    assertEquals(
        Set.of(
            new Sweep(regions),
            new Sweep(regions, List.of("222222222222", "333333333333")),
            new DigestsDue()),
        scheduled);
  }

  /**
   * Two sites in one region would take each other's messages: CloudFormation creates no second
   * queue, rule or role of a name.
   */
  @Test
  void aSecondVpcOfARegionIsNoSecondSite() {
    Set<String> names = names(site("vpc-0a", "111111111111"));

    assertTrue(names.containsAll(List.of("snaprelay-sanitize-service", "snaprelay-restore")));
    assertEquals(names, names(site("vpc-0b", "111111111111")));
  }

  private static Stack site(String vpc, String account) {
    return Stack.of(
        Path.of("site.yaml"),
        Map.of(
            "HomeRegion", "eu-west-1",
            "HomeBus", "arn:aws:events:eu-west-1:%s:event-bus/snaprelay".formatted(account),
            "Ledger", "ledger",
            "LedgerKey", "key",
            "Regions", "eu-west-1",
            "Keys", "key",
            "Vpc", vpc,
            "Subnets", "subnet-1,subnet-2"),
        new Habitat(account, "eu-west-1"));
  }

  private static Set<String> names(Stack stack) {
    return Stream.of(
            "AWS::SQS::Queue",
            "AWS::Events::Rule",
            "AWS::IAM::Role",
            "AWS::RDS::DBSubnetGroup",
            "AWS::ECS::Cluster",
            "AWS::ECS::Service")
        .flatMap(type -> stack.resources(type).stream())
        .map(Created::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void whatASiteElsewhereHearsIsForwardedToIt() {
    Stack apart = Deployment.homeWithSiteIn(Path.of(""), "eu-central-1");
    Set<String> forwarded = new TreeSet<>();
    for (Created rule : apart.resources("AWS::Events::Rule")) {
      if (rule.name().equals("site")) {
        rule.properties().at("/EventPattern/detail-type").forEach(t -> forwarded.add(t.asText()));
      }
    }
    Set<String> heard = new TreeSet<>(Rules.of(home).ours(Service.RESTORE_VERIFY));
    heard.addAll(Rules.of(home).ours(Service.SANITIZE));

    assertEquals(heard, forwarded);
    assertFalse(
        apart.resources("AWS::SQS::Queue").stream().anyMatch(q -> q.name().contains("sanitize")));
  }
}
