package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import io.snaprelay.rules.Strategy.AddressPart;
import java.util.Optional;

/** Invented addresses: streets and cities bear invented names, postcodes begin with 00. */
record AddressMask(AddressPart part, Keyed keyed) implements Mask {
  private static final int STREET = "999  Street".length() + Invented.LAST.longest();
  private static final int CITY = "Port ".length() + Invented.LAST.longest();
  private static final int POSTCODE = 5;

  AddressMask(Strategy.Address address) {
    this(address.part(), new Keyed("address", address.by()));
  }

  @Override
  public Optional<String> misfit(Subject subject) {
    return keyed
        .misfit(subject)
        .or(() -> Keyed.unlessText(subject, "address"))
        .or(() -> Keyed.unlessHolds(subject, "address", longest()));
  }

  private int longest() {
    return switch (part) {
      case STREET -> STREET;
      case CITY -> CITY;
      case POSTCODE -> POSTCODE;
      case FULL -> STREET + ", ".length() + POSTCODE + " ".length() + CITY;
    };
  }

  @Override
  public String sql(Subject subject) {
    String address =
        switch (part) {
          case STREET -> street(subject);
          case CITY -> city(subject);
          case POSTCODE -> postcode(subject);
          case FULL ->
              "%s || ', ' || %s || ' ' || %s"
                  .formatted(street(subject), postcode(subject), city(subject));
        };
    return keyed.unlessNull(subject, "(" + address + ")");
  }

  private String street(Subject subject) {
    return "(1 + %s) || ' ' || %s || ' Street'"
        .formatted(
            keyed.part("house").number(subject, 998),
            Invented.LAST.pick(keyed.part("street"), subject));
  }

  private String city(Subject subject) {
    return "'Port ' || " + Invented.LAST.pick(keyed.part("city"), subject);
  }

  private String postcode(Subject subject) {
    String number = keyed.part("postcode").number(subject, 1000);
    return "lpad(%s, 5, '0')".formatted(subject.dialect().text(number));
  }

  @Override
  public boolean byRow() {
    return keyed.byRow();
  }
}
