package io.snaprelay.infra.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.cli.template.Created;
import io.snaprelay.cli.template.Habitat;
import io.snaprelay.cli.template.Stack;
import io.snaprelay.wire.Service;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The roles of the services and of target accounts, as the templates make them.
 *
 * @param policies the documents of each role, by its name
 */
record Roles(Map<String, List<JsonNode>> policies) {
  static final String TARGET = "target-account";
  static final String RESTORING = "restore-account";
  static final String SOURCE = "source-account";
  private static final String HOME = "111111111111";
  private static final String OTHER = "222222222222";
  private static final String WITH_DATABASES = "333333333333";
  private static final String REGION = "eu-west-1";

  /** Deployed as the stage of the integration tests is laid. */
  static Roles asPlayed() {
    Map<String, List<JsonNode>> all = new TreeMap<>();
    for (Service service : Service.values()) {
      all.putAll(made(Parameters.played(service.serviceName()), service.serviceName(), HOME));
    }
    all.putAll(
        made(
            Map.of(
                "HomeAccount",
                HOME,
                "KeyArns",
                "arn:aws:kms:*:222222222222:key/*",
                "SourceKeys",
                Parameters.SOURCE_KEYS),
            TARGET,
            OTHER));
    all.putAll(
        made(
            Map.of("HomeAccount", HOME, "KeyArns", Parameters.SOURCE_KEYS),
            SOURCE,
            WITH_DATABASES));
    all.putAll(
        made(
            Map.of(
                "HomeAccount", HOME,
                "KeyArns", "arn:aws:kms:*:222222222222:key/*",
                "Vpc", "vpc-0",
                "Subnets", "subnet-1,subnet-2",
                "TaskNetwork", "10.0.0.0/16"),
            RESTORING,
            OTHER));
    return new Roles(all);
  }

  /** The same where no database may be cut over. */
  static Roles withoutCutover() {
    String service = Service.RESTORE_VERIFY.serviceName();
    Map<String, String> parameters = Parameters.played(service);
    parameters.remove("CutoverDatabases");
    return new Roles(made(parameters, service, HOME));
  }

  /** One role, with the names of parameters in the place of values. */
  static Map<String, List<JsonNode>> asWritten(String template) {
    return made(Parameters.named(template), template, new Habitat("${account}", "${region}"));
  }

  private static Map<String, List<JsonNode>> made(
      Map<String, String> parameters, String template, String account) {
    return made(parameters, template, new Habitat(account, REGION));
  }

  private static Map<String, List<JsonNode>> made(
      Map<String, String> parameters, String template, Habitat habitat) {
    Map<String, List<JsonNode>> roles = new TreeMap<>();
    Stack stack = Stack.of(Path.of(template + ".yaml"), parameters, habitat);
    for (Created role : stack.resources("AWS::IAM::Role")) {
      List<JsonNode> documents = new ArrayList<>();
      role.properties().path("Policies").forEach(it -> documents.add(it.path("PolicyDocument")));
      roles.put(role.name(), documents);
    }
    for (Created policy : stack.resources("AWS::IAM::RolePolicy")) {
      roles
          .get(policy.properties().path("RoleName").asText())
          .add(policy.properties().path("PolicyDocument"));
    }
    return roles;
  }
}
