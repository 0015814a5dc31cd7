package io.snaprelay.localaws.wire;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Writes awsQuery's answers: elements only, named as the model says. */
final class XmlWriter {

  private final StringBuilder xml = new StringBuilder(1024);

  /** An element around whatever the content writes. */
  XmlWriter element(String name, Runnable content) {
    xml.append('<').append(name).append('>');
    content.run();
    xml.append("</").append(name).append('>');
    return this;
  }

  XmlWriter element(String name, String text) {
    return element(name, () -> text.chars().forEach(this::escaped));
  }

  XmlWriter members(SdkPojo pojo) {
    Members.forEachSet(pojo, (field, value) -> member(field.locationName(), value, field));
    return this;
  }

  private void member(String name, Object value, SdkField<?> field) {
    switch (field.marshallingType().getKnownType()) {
      case LIST -> list(name, (List<?>) value, field.getTrait(ListTrait.class));
      case MAP -> element(name, () -> entries((Map<?, ?>) value, field.getTrait(MapTrait.class)));
      case SDK_POJO -> element(name, () -> members((SdkPojo) value));
      default -> element(name, Scalars.write(value));
    }
  }

  private void list(String name, List<?> items, ListTrait trait) {
    if (trait.isFlattened()) {
      items(name, items, trait);
    } else {
      String member = Objects.requireNonNullElse(trait.memberLocationName(), "member");
      element(name, () -> items(member, items, trait));
    }
  }

  private void items(String name, List<?> items, ListTrait trait) {
    items.forEach(item -> member(name, item, trait.memberFieldInfo()));
  }

  private void entries(Map<?, ?> entries, MapTrait trait) {
    String keyName = Objects.requireNonNullElse(trait.keyLocationName(), "key");
    String valueName = Objects.requireNonNullElse(trait.valueLocationName(), "value");
    entries.forEach(
        (key, value) ->
            element(
                "entry",
                () -> {
                  element(keyName, (String) key);
                  member(valueName, value, trait.valueFieldInfo());
                }));
  }

  /**
   * A carriage return would be read as a line feed, and XML 1.0 has no other control characters.
   */
  private void escaped(int character) {
    switch (character) {
      case '<' -> xml.append("&lt;");
      case '>' -> xml.append("&gt;");
      case '&' -> xml.append("&amp;");
      case '\r' -> xml.append("&#xD;");
      case '\t', '\n' -> xml.append((char) character);
      default -> xml.append(character < ' ' ? '\uFFFD' : (char) character);
    }
  }

  @Override
  public String toString() {
    return xml.toString();
  }
}
