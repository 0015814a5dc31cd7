package io.snaprelay.localaws.events;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.eventbridge.model.Target;

/**
 * A template with placeholders that are filled from the event. How values of each kind appear,
 * within quotes and without, follows the captured answers (test_events_inputs): a path that leads
 * nowhere gives an empty text, objects and lists lose their quotes inside a template of text, and
 * what is not JSON in the end is not sent. Source: User Guide, "Input transformation".
 */
final class InputTransformation implements TargetInput {

  private static final Pattern PLACEHOLDER = Pattern.compile("<([^<>\\s\"]+)>");
  private static final Set<String> PREDEFINED =
      Set.of(
          "aws.events.rule-arn",
          "aws.events.rule-name",
          "aws.events.event.ingestion-time",
          "aws.events.event",
          "aws.events.event.json");

  private final String template;
  private final Map<String, JsonPath> paths;

  private InputTransformation(String template, Map<String, JsonPath> paths) {
    this.template = template;
    this.paths = paths;
  }

  static InputTransformation of(Target target) {
    Map<String, JsonPath> paths = new HashMap<>();
    target.inputTransformer().inputPathsMap().forEach((key, path) -> put(paths, key, path, target));
    String template = target.inputTransformer().inputTemplate();
    Matcher placeholder = PLACEHOLDER.matcher(template);
    while (placeholder.find()) {
      String key = placeholder.group(1);
      if (!paths.containsKey(key) && !PREDEFINED.contains(key)) {
        throw EventsError.invalid(
            "InputTemplate for target %s contains invalid placeholder %s."
                .formatted(target.id(), key));
      }
    }
    return new InputTransformation(template, paths);
  }

  private static void put(Map<String, JsonPath> paths, String key, String path, Target target) {
    if (key.startsWith("AWS")) {
      throw EventsError.invalid(
          "InputPathsMap for target %s has the key %s; keys cannot start with AWS."
              .formatted(target.id(), key));
    }
    paths.put(
        key,
        JsonPath.parse(path)
            .orElseThrow(
                () ->
                    EventsError.invalid(
                        "InputPathsMap for target %s contains the invalid path %s."
                            .formatted(target.id(), path))));
  }

  @Override
  public Optional<String> from(Event event, Rule rule) {
    StringBuilder filled = new StringBuilder();
    Matcher placeholder = PLACEHOLDER.matcher(template);
    while (placeholder.find()) {
      JsonNode value = value(placeholder.group(1), event, rule);
      boolean quoted = insideQuotes(placeholder.start());
      placeholder.appendReplacement(filled, Matcher.quoteReplacement(shown(value, quoted)));
    }
    placeholder.appendTail(filled);
    return Optional.of(filled.toString()).filter(InputTransformation::isJson);
  }

  private JsonNode value(String key, Event event, Rule rule) {
    return switch (key) {
      case "aws.events.rule-arn" -> TextNode.valueOf(rule.arn());
      case "aws.events.rule-name" -> TextNode.valueOf(rule.name());
      case "aws.events.event.ingestion-time" -> event.json().path("time");
      case "aws.events.event" -> withoutDetail(event);
      case "aws.events.event.json" -> event.json();
      default -> paths.get(key).in(event.json()).orElse(TextNode.valueOf(""));
    };
  }

  private static JsonNode withoutDetail(Event event) {
    ObjectNode json = event.json().deepCopy();
    json.remove("detail");
    json.set("detailType", json.remove("detail-type"));
    return json;
  }

  private boolean insideQuotes(int position) {
    boolean inside = false;
    for (int i = 0; i < position; i++) {
      if (template.charAt(i) == '"' && (i == 0 || template.charAt(i - 1) != '\\')) {
        inside = !inside;
      }
    }
    return inside;
  }

  private String shown(JsonNode value, boolean quoted) {
    String json = Json.write(value);
    if (!quoted) {
      return json;
    }
    if (value.isTextual()) {
      return json.substring(1, json.length() - 1);
    }
    return template.strip().startsWith("\"") ? json.replace("\"", "") : json;
  }

  /** A text template may have several lines, each in its own quotes. */
  private static boolean isJson(String text) {
    try (JsonParser parser = Json.MAPPER.createParser(text)) {
      while (parser.nextToken() != null) {
        parser.skipChildren();
      }
      return true;
    } catch (JsonProcessingException e) {
      return false;
    } catch (IOException e) {
      throw new IllegalStateException("A text can be read without input or output", e);
    }
  }
}
