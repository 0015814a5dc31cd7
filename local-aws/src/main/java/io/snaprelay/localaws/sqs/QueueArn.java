package io.snaprelay.localaws.sqs;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a queue lives and how it is called. */
record QueueArn(String region, String account, String name) {

  private static final Pattern FORM =
      Pattern.compile("arn:aws:sqs:([a-z0-9-]+):(\\d{12}):([A-Za-z0-9_-]{1,80}(\\.fifo)?)");

  static Optional<QueueArn> parse(String arn) {
    Matcher form = FORM.matcher(arn);
    return form.matches()
        ? Optional.of(new QueueArn(form.group(1), form.group(2), form.group(3)))
        : Optional.empty();
  }

  boolean isBeside(QueueArn other) {
    return region.equals(other.region) && account.equals(other.account);
  }

  @Override
  public String toString() {
    return "arn:aws:sqs:%s:%s:%s".formatted(region, account, name);
  }
}
