package io.snaprelay.sanitize.masking;

import io.snaprelay.rules.Strategy;
import io.snaprelay.sanitize.catalog.ColumnType.Kind;
import java.util.Optional;

/** Addresses for documentation: 192.0.2.0/24 (RFC 5737) and 2001:db8::/32 (RFC 3849). */
record IpMask(int version, Keyed keyed) implements Mask {
  private static final int LONGEST_4 = "192.0.2.254".length();
  private static final int LONGEST_6 = "2001:db8:0000:0000:0000:0000:0000:0000".length();

  IpMask(Strategy.Ip ip) {
    this(ip.version(), new Keyed("ip", ip.by()));
  }

  @Override
  public Optional<String> misfit(Subject subject) {
    if (subject.kind() == Kind.INET) {
      return keyed.misfit(subject);
    }
    return keyed
        .misfit(subject)
        .or(() -> Keyed.unlessText(subject, "ip"))
        .or(() -> Keyed.unlessHolds(subject, "ip", version == 4 ? LONGEST_4 : LONGEST_6));
  }

  @Override
  public String sql(Subject subject) {
    String text =
        version == 4
            ? "('192.0.2.' || (1 + %s))".formatted(keyed.number(subject, 254))
            : "('2001:db8' || %s)"
                .formatted(subject.dialect().replaceAll(keyed.hex(subject, 24), "(.{4})", ":\\1"));
    return keyed.unlessNull(
        subject, subject.kind() == Kind.INET ? subject.dialect().cast(text, subject.type()) : text);
  }

  @Override
  public boolean keepsDistinct(Subject subject) {
    return version == 6;
  }

  @Override
  public boolean byRow() {
    return keyed.byRow();
  }
}
