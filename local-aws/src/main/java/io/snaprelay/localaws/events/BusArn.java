package io.snaprelay.localaws.events;

import io.snaprelay.localaws.wire.Call;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where an event bus is and how it is called. */
record BusArn(String region, String account, String name) {

  static final String DEFAULT = "default";

  private static final Pattern FORM =
      Pattern.compile("arn:aws:events:([a-z0-9-]+):(\\d{12}):event-bus/([._A-Za-z0-9-]{1,256})");

  static Optional<BusArn> parse(String arn) {
    Matcher form = FORM.matcher(arn);
    return form.matches()
        ? Optional.of(new BusArn(form.group(1), form.group(2), form.group(3)))
        : Optional.empty();
  }

  /** The bus that a call names by its name, its ARN, or not at all. */
  static BusArn named(String nameOrArn, Call call) {
    String name = nameOrArn == null ? DEFAULT : nameOrArn;
    return parse(name).orElse(new BusArn(call.region(), call.account(), name));
  }

  boolean isDefault() {
    return name.equals(DEFAULT);
  }

  @Override
  public String toString() {
    return "arn:aws:events:%s:%s:event-bus/%s".formatted(region, account, name);
  }
}
