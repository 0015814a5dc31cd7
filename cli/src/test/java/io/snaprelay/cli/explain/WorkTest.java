package io.snaprelay.cli.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.cli.template.Created;
import io.snaprelay.cli.template.Habitat;
import io.snaprelay.cli.template.Stack;
import io.snaprelay.refs.DatabaseKind;
import io.snaprelay.wire.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of calls, and the roles of the templates: neither knows what the other lacks. */
final class WorkTest {
  /** A role of its own lets a cutover happen; not everybody deploys it. */
  private static final Predicate<Work> EVERYBODYS = work -> work != Work.CUTOVER;

  private static final Set<Work> SAME_FOR_BOTH =
      Set.of(Work.EXPORT, Work.RESTORE_ABROAD, Work.TAKE_ABROAD, Work.COPY_THERE);

  /** All that somebody could deploy. */
  private final Stack home =
      Stack.of(
          Path.of("../infra/snaprelay.yaml"),
          Map.of(
              "Site", "here",
              "Vpc", "vpc-0a1b2c3d4e5f60718",
              "Subnets", "subnet-0a1b2c3d4e5f60718,subnet-0a1b2c3d4e5f60719",
              "Regions", "eu-west-1,eu-central-1",
              "Keys", "arn:aws:kms:eu-west-1:111111111111:key/1",
              "CopyRoles", "arn:aws:iam::222222222222:role/snaprelay-copy",
              "RestoreRoles", "arn:aws:iam::222222222222:role/snaprelay-restore",
              "SourceRoles", "arn:aws:iam::333333333333:role/snaprelay-source",
              "ExportRole", "arn:aws:iam::111111111111:role/export"),
          new Habitat("111111111111", "eu-west-1"));

  @ParameterizedTest
  @EnumSource(names = {"SNAPSHOT", "COPY", "RESTORE_VERIFY", "SANITIZE"})
  void aRoleAllowsWhatTheTableSays(Service service) {
    List<String> allowed = allowed(service);
    assertFalse(allowed.isEmpty());

    assertEquals(
        List.of(),
        needed(service, EVERYBODYS).stream()
            .filter(action -> allowed.stream().noneMatch(each -> covers(each, action)))
            .toList());
  }

  @ParameterizedTest
  @EnumSource(names = {"SNAPSHOT", "COPY", "RESTORE_VERIFY", "SANITIZE"})
  void theTableSaysWhatARoleMayChangeInRds(Service service) {
    Set<String> needed = needed(service, work -> true);

    assertEquals(
        List.of(),
        allowed(service).stream()
            .filter(action -> action.matches("rds:(?!Describe|List).*"))
            .filter(action -> !needed.contains(action))
            // Expiry deletes on the snapshot-service's behalf; a copy-service removes failed
            // copies.
            .toList());
  }

  @Test
  void aStepOfEachKindOfDatabaseHasItsOwnCalls() {
    Stream.of(Work.values())
        .filter(work -> !work.calls(DatabaseKind.CLUSTER).isEmpty())
        .filter(work -> !SAME_FOR_BOTH.contains(work))
        .forEach(
            work ->
                assertFalse(
                    work.calls(DatabaseKind.CLUSTER).equals(work.calls(DatabaseKind.INSTANCE)),
                    work.name()));
  }

  private static Set<String> needed(Service service, Predicate<Work> whose) {
    return Arrays.stream(Work.values())
        .filter(whose)
        .filter(work -> work.service() == service)
        .flatMap(work -> Stream.of(DatabaseKind.values()).map(work::calls))
        .flatMap(List::stream)
        .flatMap(ApiCall::permissions)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The actions that the roles of a service's name allow, whatever the resources. */
  private List<String> allowed(Service service) {
    return home.resources("AWS::IAM::Role").stream()
        .filter(role -> role.name().endsWith(service.serviceName()))
        .map(Created::properties)
        .flatMap(role -> stream(role.path("Policies")))
        .flatMap(policy -> stream(policy.at("/PolicyDocument/Statement")))
        .flatMap(statement -> stream(statement.path("Action")))
        .map(JsonNode::asText)
        .distinct()
        .sorted()
        .toList();
  }

  private static Stream<JsonNode> stream(JsonNode node) {
    return node.isArray() ? Stream.of(node).flatMap(it -> toList(it).stream()) : Stream.of(node);
  }

  private static List<JsonNode> toList(JsonNode array) {
    List<JsonNode> all = new ArrayList<>();
    array.forEach(all::add);
    return all;
  }

  private static boolean covers(String pattern, String action) {
    return pattern.endsWith("*")
        ? action.startsWith(pattern.substring(0, pattern.length() - 1))
        : pattern.equals(action);
  }
}
