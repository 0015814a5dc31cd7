package io.snaprelay.localaws.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.utils.builder.Buildable;

/** A request in awsJson's form (SQS, EventBridge, KMS, Secrets Manager). */
final class JsonMessage implements WireMessage {

  private final JsonNode root;

  JsonMessage(JsonNode root) {
    this.root = ofKind(root, root.isObject(), "a JSON object", "the body");
  }

  @Override
  public Set<String> members() {
    Set<String> names = new TreeSet<>();
    root.properties().stream()
        .filter(member -> !member.getValue().isNull())
        .forEach(member -> names.add(member.getKey()));
    return names;
  }

  @Override
  public void fill(SdkPojo builder) {
    fill(root, builder, "");
  }

  private static void fill(JsonNode node, SdkPojo builder, String path) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      String at = path + "/" + member.getKey();
      SdkField<?> field =
          Members.named(builder, member.getKey())
              .orElseThrow(() -> unknown(at, builder.getClass()));
      if (!member.getValue().isNull()) {
        field.set(builder, value(member.getValue(), field, at));
      }
    }
  }

  private static MalformedValue unknown(String path, Class<?> builder) {
    return MalformedValue.unknown(path.substring(1), builder.getEnclosingClass().getSimpleName());
  }

  private static Object value(JsonNode node, SdkField<?> field, String path) {
    return switch (field.marshallingType().getKnownType()) {
      case LIST -> list(node, field.getTrait(ListTrait.class).memberFieldInfo(), path);
      case MAP -> map(node, field.getTrait(MapTrait.class).valueFieldInfo(), path);
      case SDK_POJO -> pojo(node, field, path);
      case INSTANT -> instant(node, path);
      case STRING, SDK_BYTES ->
          Scalars.read(ofKind(node, node.isTextual(), "a string", path).textValue(), field, path);
      default ->
          Scalars.read(
              ofKind(node, node.isValueNode(), "a single value", path).asText(), field, path);
    };
  }

  private static Object pojo(JsonNode node, SdkField<?> field, String path) {
    ofKind(node, node.isObject(), "an object", path);
    SdkPojo builder = field.constructor().get();
    fill(node, builder, path);
    return ((Buildable) builder).build();
  }

  private static List<Object> list(JsonNode node, SdkField<?> member, String path) {
    ofKind(node, node.isArray(), "an array", path);
    List<Object> values = new ArrayList<>();
    for (JsonNode item : node) {
      values.add(value(item, member, path + "/" + values.size()));
    }
    return values;
  }

  private static Map<String, Object> map(JsonNode node, SdkField<?> member, String path) {
    ofKind(node, node.isObject(), "an object", path);
    Map<String, Object> values = new LinkedHashMap<>();
    node.properties()
        .forEach(e -> values.put(e.getKey(), value(e.getValue(), member, path + "/" + e.getKey())));
    return values;
  }

  /** Seconds since 1970, with a fraction. */
  private static Instant instant(JsonNode node, String path) {
    BigDecimal seconds = ofKind(node, node.isNumber(), "a number", path).decimalValue();
    return Instant.ofEpochMilli(seconds.movePointRight(3).longValue());
  }

  private static JsonNode ofKind(JsonNode node, boolean right, String wanted, String path) {
    if (!right) {
      throw MalformedValue.notA(
          wanted, path, node.getNodeType().toString().toLowerCase(Locale.ROOT));
    }
    return node;
  }
}
