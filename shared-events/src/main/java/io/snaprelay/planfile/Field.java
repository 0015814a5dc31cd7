package io.snaprelay.planfile;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * A node of the file and where it stands. It never fails on a wrong type: rules look at files that
 * the schema has refused, so that all problems come at once.
 *
 * @param name the key under which it stands; empty for the root and for items of a list
 */
public record Field(PlanPath path, String name, JsonNode node) {
  static final Field MISSING = new Field(PlanPath.ROOT, "", MissingNode.getInstance());

  public Field at(String child) {
    return new Field(path.child(child), child, node.path(child));
  }

  public boolean present() {
    return !node.isMissingNode() && !node.isNull();
  }

  /** The text of a scalar; empty for everything else. */
  public Optional<String> text() {
    return present() && node.isValueNode() ? Optional.of(node.asText()) : Optional.empty();
  }

  /** The text of a field that the schema demands. */
  public String required() {
    return text().orElseThrow(() -> new IllegalStateException(path + " has passed the schema"));
  }

  Optional<Duration> duration() {
    return text().flatMap(DurationText::parse);
  }

  public Optional<Integer> integer() {
    return node.canConvertToInt() && node.isIntegralNumber()
        ? Optional.of(node.intValue())
        : Optional.empty();
  }

  public boolean isNumber() {
    return node.isNumber();
  }

  public BigDecimal number() {
    return node.decimalValue();
  }

  /** The constant whose name is this text in upper case. */
  <E extends Enum<E>> Optional<E> constant(Class<E> type) {
    return text().map(text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)));
  }

  public boolean is(String text) {
    return text().filter(text::equals).isPresent();
  }

  public List<Field> items() {
    List<Field> items = new ArrayList<>();
    for (int i = 0; node.isArray() && i < node.size(); i++) {
      items.add(new Field(path.item(i), "", node.get(i)));
    }
    return items;
  }

  public List<String> texts() {
    return items().stream().flatMap(item -> item.text().stream()).toList();
  }

  /** The fields of a mapping, in the order of the file. */
  public List<Field> fields() {
    return node.propertyStream().map(entry -> at(entry.getKey())).toList();
  }

  <T> Optional<T> map(Function<Field, T> binding) {
    return present() ? Optional.of(binding.apply(this)) : Optional.empty();
  }
}
