package io.snaprelay.infra.permissions;

import com.fasterxml.jackson.databind.JsonNode;
import io.snaprelay.cli.template.TemplateYaml;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The parameters of a service's template. */
final class Parameters {
  private static final String HOME = "111111111111";

  /** Keys are made anew for every run, so that no test knows their ids. */
  static final String KEYS = "arn:aws:kms:*:111111111111:key/*";

  /** The same of the account that has databases of its own. */
  static final String SOURCE_KEYS = "arn:aws:kms:*:333333333333:key/*";

  private static final String CUT_OVER =
      Stream.of("db:orders-prod", "cluster:ledger-prod", "db:ledger-prod-a", "db:ledger-prod-b")
          .flatMap(name -> Stream.of(name, name + "-retired"))
          .map(name -> "arn:aws:rds:*:%s:%s".formatted(HOME, name))
          .collect(Collectors.joining(","));

  private static final String LOGINS =
      Stream.of("orders-verify-*", "ledger-verify-*")
          .map(name -> "arn:aws:secretsmanager:*:%s:secret:%s".formatted(HOME, name))
          .collect(Collectors.joining(","));

  /** What the stage of the integration tests has, by the names that parameters have everywhere. */
  private static final Map<String, String> PLAYED =
      Map.ofEntries(
          Map.entry("Bus", "snaprelay"),
          Map.entry("HomeBus", "arn:aws:events:eu-west-1:%s:event-bus/snaprelay".formatted(HOME)),
          Map.entry("Ledger", "snaprelay-ledger"),
          Map.entry("ExportRole", "arn:aws:iam::111111111111:role/exports"),
          Map.entry("CutoverDatabases", CUT_OVER),
          Map.entry("LoginSecrets", LOGINS),
          Map.entry("CopyRoles", "arn:aws:iam::222222222222:role/snaprelay-copy"),
          Map.entry("RestoreRoles", "arn:aws:iam::222222222222:role/snaprelay-restore"),
          Map.entry("SourceRoles", "arn:aws:iam::333333333333:role/snaprelay-source"),
          Map.entry("SourceKeys", SOURCE_KEYS),
          Map.entry("Regions", "eu-west-1,eu-central-1,us-east-1"),
          Map.entry("Keys", KEYS),
          Map.entry("SigningKey", "arn:aws:kms:eu-west-1:%s:key/*".formatted(HOME)),
          Map.entry("Key", "arn:aws:kms:eu-west-1:%s:key/of-queues-and-ledger".formatted(HOME)),
          Map.entry(
              "LedgerKey", "arn:aws:kms:eu-west-1:%s:key/of-queues-and-ledger".formatted(HOME)));

  private Parameters() {}

  /** As the stage has them; what has nothing to do with permissions has any value. */
  static Map<String, String> played(String template) {
    Map<String, String> values = new TreeMap<>();
    declared(template)
        .properties()
        .forEach(
            parameter -> {
              String name = parameter.getKey();
              if (PLAYED.containsKey(name)) {
                values.put(name, PLAYED.get(name));
              } else if (!parameter.getValue().has("Default")) {
                values.put(name, "any");
              }
            });
    return values;
  }

  /** Each its own name. */
  static Map<String, String> named(String template) {
    Map<String, String> values = new TreeMap<>();
    declared(template)
        .properties()
        .forEach(
            parameter -> {
              if (!parameter.getValue().has("AllowedValues")) {
                values.put(parameter.getKey(), "${" + parameter.getKey() + "}");
              }
            });
    return values;
  }

  private static JsonNode declared(String template) {
    return TemplateYaml.read(Path.of(template + ".yaml")).path("Parameters");
  }
}
