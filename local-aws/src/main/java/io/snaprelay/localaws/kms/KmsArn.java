package io.snaprelay.localaws.kms;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The ARN of a key or an alias.
 *
 * @param resource {@code key/<id>} or {@code alias/<name>}
 */
record KmsArn(String region, String account, String resource) {

  private static final Pattern FORM =
      Pattern.compile("arn:aws:kms:([a-z0-9-]+):(\\d{12}):((?:key|alias)/.+)");

  static Optional<KmsArn> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(new KmsArn(form.group(1), form.group(2), form.group(3)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "arn:aws:kms:%s:%s:%s".formatted(region, account, resource);
  }
}
