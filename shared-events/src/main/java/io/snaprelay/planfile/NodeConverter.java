package io.snaprelay.planfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns YAML nodes into JSON and remembers where each stood. */
final class NodeConverter {
  private final Places places = new Places();
  private final List<PlanProblem> problems = new ArrayList<>();

  PlanDocument convert(MappingNode root) {
    Field tree = new Field(PlanPath.ROOT, "", json(PlanPath.ROOT, root));
    return new PlanDocument(tree, places, problems);
  }

  private JsonNode json(PlanPath path, Node node) {
    if (!node.getTag().startsWith(Tag.PREFIX)) {
      refuse(path, node, "tag " + node.getTag() + " is not read: write the value itself");
    }
    if (node instanceof ScalarNode scalar) {
      places.putScalar(path, place(node), scalar.getValue());
      return Scalars.json(scalar);
    }
    places.putContainer(path, place(node));
    if (node instanceof MappingNode mapping) {
      return object(path, mapping);
    }
    return node instanceof SequenceNode list ? array(path, list) : NullNode.getInstance();
  }

  private ObjectNode object(PlanPath path, MappingNode mapping) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        add(object, path.child(key.getValue()), key, tuple.getValueNode());
      } else {
        refuse(path, tuple.getKeyNode(), "a key must be plain text");
      }
    }
    return object;
  }

  private void add(ObjectNode object, PlanPath path, ScalarNode key, Node value) {
    if (object.has(key.getValue())) {
      String message = "'%s' stands twice: the first is on line %d";
      refuse(path, key, message.formatted(key.getValue(), places.key(path).line()));
      return;
    }
    places.putKey(path, place(key));
    object.set(key.getValue(), json(path, value));
  }

  private ArrayNode array(PlanPath path, SequenceNode list) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Node item : list.getValue()) {
      array.add(json(path.item(array.size()), item));
    }
    return array;
  }

  private void refuse(PlanPath path, Node node, String message) {
    problems.add(place(node).problem(path, message));
  }

  private static Place place(Node node) {
    return Place.of(node.getStartMark());
  }
}
