package io.snaprelay.rules;

import io.snaprelay.planfile.Field;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The parameters of a strategy: a mapping, or the value of its main parameter alone, as in {@code
 * name: first}.
 *
 * @param reader refuses what is wrong
 * @param field what stands under the strategy's name; missing if nothing does
 * @param owner where the strategy's name stands
 * @param main the main parameter; empty if there is none
 */
record Parameters(Reader reader, Field field, Field owner, String main) {
  static Parameters of(Reader reader, Field field, Field owner, List<String> known) {
    String main = known.isEmpty() ? "" : known.get(0);
    Parameters parameters = new Parameters(reader, field, owner, main);
    boolean shortForm = !main.isEmpty() && field.node().isValueNode() && field.present();
    if (!shortForm && !field.node().isMissingNode()) {
      reader.isMapping(field, "the parameters of " + field.name(), known);
    }
    return parameters;
  }

  By by() {
    return choice("by", By.class, Optional.of(By.VALUE));
  }

  /** One of some words; the first is taken if it is wrong, since the file is refused anyway. */
  <E extends Enum<E>> E choice(String name, Class<E> type, Optional<E> absent) {
    E first = type.getEnumConstants()[0];
    Field at = at(name);
    if (at.node().isMissingNode()) {
      return absent.orElseGet(() -> missing(name, words(type), first));
    }
    Optional<E> found =
        Arrays.stream(type.getEnumConstants()).filter(each -> at.is(word(each))).findFirst();
    return found.orElseGet(
        () -> {
          reader.refuse(at, reader.shown(at) + " is not " + words(type));
          return first;
        });
  }

  int integer(String name, int from, int to, Optional<Integer> absent) {
    Field at = at(name);
    String range = "a whole number from %d to %d".formatted(from, to);
    if (at.node().isMissingNode()) {
      return absent.orElseGet(() -> missing(name, range, from));
    }
    Optional<Integer> value = at.integer().filter(number -> number >= from && number <= to);
    if (value.isEmpty()) {
      reader.refuse(at, reader.shown(at) + " is not " + range);
    }
    return value.orElse(from);
  }

  BigDecimal amount(String name) {
    Field at = at(name);
    String range = "a number above zero";
    if (at.node().isMissingNode()) {
      return missing(name, range, BigDecimal.ONE);
    }
    if (!at.isNumber() || at.number().signum() <= 0) {
      reader.refuse(at, reader.shown(at) + " is not " + range);
      return BigDecimal.ONE;
    }
    return at.number();
  }

  /** Any text, the empty one included, as the user wrote it. */
  String text(String name, Optional<String> absent) {
    Field at = at(name);
    if (at.node().isMissingNode()) {
      return absent.orElseGet(() -> missing(name, "a text", ""));
    }
    if (at.text().isEmpty()) {
      reader.refuse(at, reader.shown(at) + " is not a text: write it in quotes");
    }
    return reader.spelling(at);
  }

  boolean flag(String name) {
    return reader.flag(at(name), false);
  }

  Field at(String name) {
    return name.equals(main) && field.node().isValueNode() && field.present()
        ? field
        : field.at(name);
  }

  private <T> T missing(String name, String right, T instead) {
    reader.refuseKey(owner, "'%s' is missing: write %s".formatted(name, right));
    return instead;
  }

  private static <E extends Enum<E>> String words(Class<E> type) {
    return String.join(
        " or ", Arrays.stream(type.getEnumConstants()).map(Parameters::word).toList());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
