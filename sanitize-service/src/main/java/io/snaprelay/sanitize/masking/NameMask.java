package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import io.snaprelay.rules.Strategy.NamePart;
import java.util.Optional;

/** Invented names. First and last name of one original, or row, go together. */
record NameMask(NamePart part, boolean number, Keyed keyed) implements Mask {
  private static final int NUMBER = 6;

  NameMask(Strategy.Name name) {
    this(name.part(), name.number(), new Keyed("name", name.by()));
  }

  @Override
  public Optional<String> misfit(Subject subject) {
    return keyed
        .misfit(subject)
        .or(() -> Keyed.unlessText(subject, "name"))
        .or(() -> Keyed.unlessHolds(subject, "name", longest()));
  }

  private int longest() {
    int letters =
        switch (part) {
          case FIRST -> Invented.FIRST.longest();
          case LAST -> Invented.LAST.longest();
          case FULL -> Invented.FIRST.longest() + 1 + Invented.LAST.longest();
        };
    return letters + (number ? NUMBER : 0);
  }

  @Override
  public String sql(Subject subject) {
    String name =
        switch (part) {
          case FIRST -> first(subject);
          case LAST -> last(subject);
          case FULL -> first(subject) + " || ' ' || " + last(subject);
        };
    return keyed.unlessNull(subject, "(" + name + suffix(subject) + ")");
  }

  private String first(Subject subject) {
    return Invented.FIRST.pick(keyed.part("first"), subject);
  }

  private String last(Subject subject) {
    return Invented.LAST.pick(keyed.part("last"), subject);
  }

  private String suffix(Subject subject) {
    return number
        ? " || ' ' || lpad(%s, 5, '0')"
            .formatted(subject.dialect().text(keyed.part("number").number(subject, 100_000)))
        : "";
  }

  @Override
  public boolean byRow() {
    return keyed.byRow();
  }
}
