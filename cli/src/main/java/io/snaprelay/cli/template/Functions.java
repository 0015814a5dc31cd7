package io.snaprelay.cli.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Evaluates CloudFormation's functions (User Guide, "Intrinsic function reference"). */
final class Functions {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9:.]+)}");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Stack stack;

  Functions(Stack stack) {
    this.stack = stack;
  }

  /** A value with all functions in it evaluated; a property that is not to be there is left out. */
  JsonNode evaluate(JsonNode node) {
    if (node.isArray()) {
      return array(node);
    }
    if (!node.isObject()) {
      return node;
    }
    String only = node.size() == 1 ? node.fieldNames().next() : "";
    boolean function = only.equals("Ref") || only.startsWith("Fn::");
    return function ? call(only, node.path(only)) : object(node);
  }

  private ObjectNode object(JsonNode node) {
    ObjectNode object = JSON.objectNode();
    for (Map.Entry<String, JsonNode> entry : node.properties()) {
      JsonNode value = evaluate(entry.getValue());
      if (!value.isMissingNode()) {
        object.set(entry.getKey(), value);
      }
    }
    return object;
  }

  private ArrayNode array(JsonNode node) {
    ArrayNode array = JSON.arrayNode();
    for (JsonNode element : node) {
      JsonNode value = evaluate(element);
      if (!value.isMissingNode()) {
        array.add(value);
      }
    }
    return array;
  }

  private JsonNode call(String function, JsonNode argument) {
    return switch (function) {
      case "Ref" -> stack.reference(argument.asText());
      case "Fn::GetAtt" -> stack.attribute(argument.path(0).asText(), argument.path(1).asText());
      case "Fn::Sub" -> new TextNode(substitute(argument));
      case "Fn::Join" -> new TextNode(join(argument));
      case "Fn::If" -> choose(argument);
      case "Fn::Split" -> split(argument);
      default -> throw new TemplateException("The function " + function + " is not known here");
    };
  }

  private JsonNode choose(JsonNode argument) {
    return evaluate(argument.path(stack.condition(argument.path(0).asText()) ? 1 : 2));
  }

  private String join(JsonNode argument) {
    StringJoiner joined = new StringJoiner(argument.path(0).asText());
    evaluate(argument.path(1)).forEach(element -> joined.add(element.asText()));
    return joined.toString();
  }

  private ArrayNode split(JsonNode argument) {
    ArrayNode parts = JSON.arrayNode();
    String text = text(argument.path(1));
    for (String part : text.split(Pattern.quote(argument.path(0).asText()), -1)) {
      parts.add(part);
    }
    return parts;
  }

  private String substitute(JsonNode argument) {
    JsonNode text = argument.isArray() ? argument.path(0) : argument;
    JsonNode own = argument.path(1);
    return VARIABLE
        .matcher(text.asText())
        .replaceAll(found -> Matcher.quoteReplacement(variable(found, own)));
  }

  private String variable(MatchResult found, JsonNode own) {
    String name = found.group(1);
    if (own.has(name)) {
      return evaluate(own.path(name)).asText();
    }
    int dot = name.indexOf('.');
    return dot < 0
        ? stack.reference(name).asText()
        : stack.attribute(name.substring(0, dot), name.substring(dot + 1)).asText();
  }

  /** Whether a condition holds. */
  boolean isTrue(JsonNode condition) {
    String function = condition.fieldNames().next();
    JsonNode arguments = condition.path(function);
    return switch (function) {
      case "Condition" -> stack.condition(arguments.asText());
      case "Fn::Equals" -> text(arguments.path(0)).equals(text(arguments.path(1)));
      case "Fn::Not" -> !isTrue(arguments.path(0));
      case "Fn::And" -> all(arguments, true);
      case "Fn::Or" -> !all(arguments, false);
      default -> throw new TemplateException("The condition " + function + " is not known here");
    };
  }

  private boolean all(JsonNode conditions, boolean wanted) {
    boolean all = true;
    for (JsonNode each : conditions) {
      all &= isTrue(each) == wanted;
    }
    return all;
  }

  private String text(JsonNode node) {
    return evaluate(node).asText();
  }
}
