package io.snaprelay.cli.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A template with its parameters: what CloudFormation would create of it, nested stacks and all.
 */
public final class Stack {
  private static final String NESTED = "AWS::Serverless::Application";

  /** The property that names a resource, where its type has one. */
  private static final Map<String, String> NAMES =
      Map.of(
          "AWS::ECS::Cluster", "ClusterName",
          "AWS::ECS::Service", "ServiceName",
          "AWS::Events::EventBus", "Name",
          "AWS::Events::Rule", "Name",
          "AWS::IAM::Role", "RoleName",
          "AWS::Logs::LogGroup", "LogGroupName",
          "AWS::RDS::DBSubnetGroup", "DBSubnetGroupName",
          "AWS::SNS::Topic", "TopicName",
          "AWS::SQS::Queue", "QueueName",
          "AWS::Serverless::Function", "FunctionName");

  private final Path file;
  private final String prefix;
  private final JsonNode template;
  private final Map<String, String> given;
  private final Habitat habitat;
  private final Functions functions = new Functions(this);
  private final Map<String, Created> made = new HashMap<>();
  private final Map<String, Stack> nested = new HashMap<>();

  private Stack(Path file, String prefix, Map<String, String> given, Habitat habitat) {
    this.file = file;
    this.prefix = prefix;
    this.template = TemplateYaml.read(file);
    this.given = Map.copyOf(given);
    this.habitat = habitat;
    given.keySet().stream()
        .filter(name -> !template.path("Parameters").has(name))
        .findFirst()
        .ifPresent(name -> refuse("has no parameter " + name));
  }

  /**
   * A stack.
   *
   * @param file its template
   * @param parameters the values of parameters; others have their default
   * @param habitat where it is created
   * @throws TemplateException if the template cannot be read, or has no such parameter
   */
  public static Stack of(Path file, Map<String, String> parameters, Habitat habitat) {
    return new Stack(file, "", parameters, habitat);
  }

  /**
   * All that it creates, nested stacks' resources in the place of these.
   *
   * @throws TemplateException if something is not understood here
   */
  public List<Created> resources() {
    List<Created> all = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : template.path("Resources").properties()) {
      if (holds(entry.getValue())) {
        all.addAll(created(entry.getKey(), entry.getValue()).toList());
      }
    }
    return all;
  }

  /** All that it creates of a type. */
  public List<Created> resources(String type) {
    return resources().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  private Stream<Created> created(String id, JsonNode resource) {
    return resource.path("Type").asText().equals(NESTED)
        ? nested(id).resources().stream()
        : Stream.of(created(id));
  }

  /** Many refer to the same queue or bus: each is looked at once. */
  private Created created(String id) {
    if (!made.containsKey(id)) {
      made.put(id, make(id));
    }
    return made.get(id);
  }

  private Created make(String id) {
    JsonNode resource = template.path("Resources").path(id);
    String type = resource.path("Type").asText();
    JsonNode properties = resource.path("Properties");
    JsonNode named = functions.evaluate(properties.path(NAMES.getOrDefault(type, "")));
    String name = named.isTextual() ? named.asText() : "snaprelay-" + id.toLowerCase(Locale.ROOT);
    return new Created(prefix + id, type, functions.evaluate(properties), name, habitat);
  }

  private boolean holds(JsonNode resource) {
    return !resource.has("Condition") || condition(resource.path("Condition").asText());
  }

  boolean condition(String name) {
    JsonNode condition = template.path("Conditions").path(name);
    return condition.isMissingNode()
        ? refuse("has no condition " + name)
        : functions.isTrue(condition);
  }

  /** A parameter, a pseudo parameter, or a resource. */
  JsonNode reference(String name) {
    if (name.equals("AWS::NoValue")) {
      return Habitat.NOTHING;
    }
    JsonNode pseudo = habitat.pseudo(name);
    if (!pseudo.isMissingNode()) {
      return pseudo;
    }
    return template.path("Parameters").has(name)
        ? parameter(name)
        : new TextNode(resource(name).ref());
  }

  private JsonNode parameter(String name) {
    JsonNode declared = template.path("Parameters").path(name);
    if (!given.containsKey(name) && !declared.has("Default")) {
      return refuse("needs the parameter " + name);
    }
    String value = given.getOrDefault(name, declared.path("Default").asText());
    return declared.path("Type").asText().equals("CommaDelimitedList")
        ? list(value)
        : new TextNode(value);
  }

  private static ArrayNode list(String value) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (String each : value.split(",", -1)) {
      list.add(each.strip());
    }
    return list;
  }

  JsonNode attribute(String id, String attribute) {
    if (resource(id, "Type").equals(NESTED)) {
      return nested(id).output(attribute.replaceFirst("^Outputs\\.", ""));
    }
    return new TextNode(resource(id).attribute(attribute));
  }

  /** What another stack may know of this one. */
  public JsonNode output(String name) {
    JsonNode output = template.path("Outputs").path(name);
    return output.isMissingNode()
        ? refuse("has no output " + name)
        : functions.evaluate(output.path("Value"));
  }

  private Created resource(String id) {
    resource(id, "Type");
    return created(id);
  }

  private String resource(String id, String field) {
    JsonNode resource = template.path("Resources").path(id);
    return resource.isMissingNode()
        ? refuse("has no resource " + id)
        : resource.path(field).asText();
  }

  private Stack nested(String id) {
    return nested.computeIfAbsent(id, this::open);
  }

  private Stack open(String id) {
    JsonNode properties = template.path("Resources").path(id).path("Properties");
    Map<String, String> parameters = new HashMap<>();
    functions
        .evaluate(properties.path("Parameters"))
        .properties()
        .forEach(parameter -> parameters.put(parameter.getKey(), parameter.getValue().asText()));
    Path location = file.resolveSibling(properties.path("Location").asText());
    return new Stack(location, prefix + id + "/", parameters, habitat);
  }

  private <T> T refuse(String why) {
    throw new TemplateException(file.getFileName() + " " + why);
  }
}
