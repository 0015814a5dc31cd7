package io.snaprelay.infra.peers;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * What a template lets somebody do.
 *
 * @param actions the actions
 * @param resources on what
 * @param conditions the key names by operator, {@code StringEquals}; with {@code Null} those that
 *     must be there
 */
record Statement(
    List<String> actions, List<String> resources, Map<String, List<String>> conditions) {

  /**
   * Every statement of every template that allows something to whoever has the policy. Those that
   * name a principal hang on a queue or a key and say who comes near it.
   */
  static List<Statement> ofTemplates(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .flatMap(file -> of(text(file)).stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** CloudFormation's own tags are passed over: {@code !Sub x} is x. */
  static List<Statement> of(String template) {
    Node root = new Yaml(new LoaderOptions()).compose(new StringReader(template));
    return all(root)
        .filter(node -> scalars(node, "Effect").equals(List.of("Allow")))
        .filter(node -> child(node, "Principal").isEmpty())
        .map(Statement::of)
        .toList();
  }

  private static Statement of(MappingNode node) {
    Map<String, List<String>> conditions = new TreeMap<>();
    child(node, "Condition").filter(MappingNode.class::isInstance).stream()
        .flatMap(it -> ((MappingNode) it).getValue().stream())
        .forEach(
            it -> {
              String operator = scalar(it.getKeyNode());
              conditions.put(operator, keys(operator, (MappingNode) it.getValueNode()));
            });
    return new Statement(scalars(node, "Action"), scalars(node, "Resource"), conditions);
  }

  private static Stream<MappingNode> all(Node node) {
    if (node instanceof MappingNode mapping) {
      return Stream.concat(
          Stream.of(mapping),
          mapping.getValue().stream().flatMap(tuple -> all(tuple.getValueNode())));
    }
    return node instanceof SequenceNode list
        ? list.getValue().stream().flatMap(Statement::all)
        : Stream.of();
  }

  private static Optional<Node> child(MappingNode node, String name) {
    return node.getValue().stream()
        .filter(tuple -> scalar(tuple.getKeyNode()).equals(name))
        .map(tuple -> tuple.getValueNode())
        .findFirst();
  }

  private static List<String> scalars(MappingNode node, String name) {
    return child(node, name).stream().flatMap(Statement::scalars).toList();
  }

  private static Stream<String> scalars(Node node) {
    return node instanceof SequenceNode list
        ? list.getValue().stream().flatMap(Statement::scalars)
        : Stream.of(scalar(node)).filter(text -> !text.isEmpty());
  }

  private static List<String> keys(String operator, MappingNode node) {
    return node.getValue().stream()
        .filter(it -> !operator.equals("Null") || scalar(it.getValueNode()).equals("false"))
        .map(it -> scalar(it.getKeyNode()))
        .toList();
  }

  private static String scalar(Node node) {
    return node instanceof ScalarNode scalar ? scalar.getValue() : "";
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
