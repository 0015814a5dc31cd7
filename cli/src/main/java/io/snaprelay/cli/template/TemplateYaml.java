package io.snaprelay.cli.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Turns a template into JSON, the short forms of functions into their long ones: {@code !Sub x}
 * becomes {@code {"Fn::Sub": "x"}} (CloudFormation User Guide, "Intrinsic function reference").
 */
public final class TemplateYaml {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** These have no Fn:: before their name. */
  private static final List<String> BARE = List.of("Ref", "Condition");

  private TemplateYaml() {}

  /**
   * Reads a template.
   *
   * @throws TemplateException if there is none, or it is no YAML
   */
  public static JsonNode read(Path file) {
    try {
      Node root = new Yaml(new LoaderOptions()).compose(new StringReader(Files.readString(file)));
      return json(root);
    } catch (IOException e) {
      throw new TemplateException("The template " + file + " cannot be read: " + e, e);
    } catch (YAMLException e) {
      throw new TemplateException("The template " + file + " is not YAML: " + e.getMessage(), e);
    }
  }

  private static JsonNode json(Node node) {
    String tag = node.getTag().getValue();
    return tag.startsWith("!") ? function(tag.substring(1), node) : plain(node);
  }

  private static JsonNode function(String name, Node node) {
    String key = BARE.contains(name) ? name : "Fn::" + name;
    JsonNode argument = node instanceof ScalarNode text ? text(text) : plain(node);
    boolean dotted = name.equals("GetAtt") && argument.isTextual();
    return JSON.objectNode().set(key, dotted ? halves(argument.asText()) : argument);
  }

  /** {@code Stack.Outputs.Key} is the attribute {@code Outputs.Key} of Stack. */
  private static ArrayNode halves(String dotted) {
    String[] halves = dotted.split("\\.", 2);
    ArrayNode both = JSON.arrayNode();
    for (String half : halves) {
      both.add(half);
    }
    return both;
  }

  private static JsonNode plain(Node node) {
    if (node instanceof MappingNode mapping) {
      return object(mapping);
    }
    return node instanceof SequenceNode list ? array(list) : scalar((ScalarNode) node);
  }

  private static ObjectNode object(MappingNode mapping) {
    ObjectNode object = JSON.objectNode();
    for (NodeTuple entry : mapping.getValue()) {
      String key = ((ScalarNode) entry.getKeyNode()).getValue();
      if (object.has(key)) {
        throw new TemplateException(
            "'%s' stands twice%s".formatted(key, entry.getKeyNode().getStartMark()));
      }
      object.set(key, json(entry.getValueNode()));
    }
    return object;
  }

  private static ArrayNode array(SequenceNode list) {
    ArrayNode array = JSON.arrayNode();
    list.getValue().forEach(element -> array.add(json(element)));
    return array;
  }

  private static JsonNode scalar(ScalarNode scalar) {
    if (scalar.getTag().equals(Tag.INT)) {
      return LongNode.valueOf(Long.parseLong(scalar.getValue()));
    }
    return scalar.getTag().equals(Tag.BOOL)
        ? BooleanNode.valueOf(Boolean.parseBoolean(scalar.getValue()))
        : text(scalar);
  }

  private static TextNode text(ScalarNode scalar) {
    return new TextNode(scalar.getValue());
  }
}
