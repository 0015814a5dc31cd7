package io.snaprelay.localaws.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** A request in awsQuery's form (RDS, STS). */
final class QueryMessage implements WireMessage {

  /** Parameters of the protocol itself. */
  private static final Set<String> ENVELOPE = Set.of("Action", "Version");

  private final QueryNode root;

  QueryMessage(Map<String, List<String>> form) {
    this.root = QueryNode.of(form);
    ENVELOPE.forEach(root.children()::remove);
  }

  @Override
  public Set<String> members() {
    return new TreeSet<>(root.children().keySet());
  }

  @Override
  public void fill(SdkPojo builder) {
    fill(root, builder);
  }

  private static void fill(QueryNode node, SdkPojo builder) {
    node.children()
        .forEach(
            (name, child) -> {
              SdkField<?> field =
                  Members.named(builder, name)
                      .orElseThrow(() -> unknown(child, builder.getClass()));
              field.set(builder, value(child, field));
            });
  }

  private static MalformedValue unknown(QueryNode node, Class<?> builder) {
    return MalformedValue.unknown(node.path(), builder.getEnclosingClass().getSimpleName());
  }

  private static Object value(QueryNode node, SdkField<?> field) {
    return switch (field.marshallingType().getKnownType()) {
      case LIST -> list(node, field.getTrait(ListTrait.class));
      case MAP -> map(node, field.getTrait(MapTrait.class));
      case SDK_POJO -> pojo(node, field);
      default -> Scalars.read(text(node), field, node.path());
    };
  }

  private static Object pojo(QueryNode node, SdkField<?> field) {
    SdkPojo builder = field.constructor().get();
    fill(node, builder);
    return ((Buildable) builder).build();
  }

  private static String text(QueryNode node) {
    if (node.value() == null) {
      throw MalformedValue.notA("a single value", node.path(), "a structure");
    }
    return node.value();
  }

  private static List<Object> list(QueryNode node, ListTrait trait) {
    QueryNode items = trait.isFlattened() ? node : items(node, trait.memberLocationName());
    SdkField<?> member = trait.memberFieldInfo();
    List<Object> values = new ArrayList<>();
    numbered(items).values().forEach(item -> values.add(value(item, member)));
    return values;
  }

  /**
   * The model's member name is right; many clients write "member" all the same, and AWS reads it.
   */
  private static QueryNode items(QueryNode node, String memberName) {
    QueryNode named = memberName == null ? null : node.child(memberName);
    return Objects.requireNonNullElse(
        named, Objects.requireNonNullElse(node.child("member"), node));
  }

  private static Map<Integer, QueryNode> numbered(QueryNode items) {
    Map<Integer, QueryNode> inOrder = new TreeMap<>();
    for (QueryNode item : items.children().values()) {
      inOrder.put(index(item.path()), item);
    }
    return inOrder;
  }

  private static int index(String path) {
    String last = path.substring(path.lastIndexOf('.') + 1);
    try {
      return Integer.parseInt(last);
    } catch (NumberFormatException e) {
      throw MalformedValue.notA("a list's index", path, last);
    }
  }

  private static Map<String, Object> map(QueryNode node, MapTrait trait) {
    boolean direct = trait.isFlattened() || node.child("entry") == null;
    Map<String, Object> values = new LinkedHashMap<>();
    for (QueryNode entry : numbered(direct ? node : node.child("entry")).values()) {
      QueryNode key = part(entry, trait.keyLocationName(), "key");
      QueryNode value = part(entry, trait.valueLocationName(), "value");
      values.put(text(key), value(value, trait.valueFieldInfo()));
    }
    return values;
  }

  private static QueryNode part(QueryNode entry, String modelName, String usualName) {
    String name = Objects.requireNonNullElse(modelName, usualName);
    QueryNode part = entry.child(name);
    if (part == null) {
      throw MalformedValue.notA("a map's entry", entry.path(), "an entry without " + name);
    }
    return part;
  }
}
