package io.snaprelay.localaws.sqs;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names one receive of one message.
 *
 * @param sequence the message's number in this process
 * @param receive how many times it had been received then, this one included
 */
record ReceiptHandle(long sequence, int receive) {

  private static final Pattern FORM = Pattern.compile("local-aws:(\\d{1,18}):(\\d{1,9})");

  static ReceiptHandle parse(String text) {
    if (text == null) {
      throw SqsError.missing("ReceiptHandle");
    }
    Matcher form = FORM.matcher(decoded(text));
    if (!form.matches()) {
      throw invalid(text);
    }
    return new ReceiptHandle(Long.parseLong(form.group(1)), Integer.parseInt(form.group(2)));
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notBase64) {
      throw invalid(text);
    }
  }

  private static RuntimeException invalid(String text) {
    return SqsError.RECEIPT_HANDLE_IS_INVALID.because(
        "The input receipt handle \"%s\" is not a valid receipt handle.".formatted(text));
  }

  @Override
  public String toString() {
    String text = "local-aws:%d:%d".formatted(sequence, receive);
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
