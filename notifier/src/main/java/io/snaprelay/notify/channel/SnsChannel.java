package io.snaprelay.notify.channel;

import io.snaprelay.aws.AwsCalls;
import io.snaprelay.seal.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * A topic of Amazon SNS. Attributes let subscriptions filter (SNS Developer Guide, "Amazon SNS
 * message filtering"): {@code occasion}, {@code severity}, {@code plan}, {@code database}, {@code
 * run} and, once there is one, {@code verdict}.
 *
 * @param topic its ARN
 */
record SnsChannel(SnsClient sns, String topic) implements Channel {
  private static final String FIFO = ".fifo";
  private static final Pattern GROUP = Pattern.compile("[!-~]{1,128}");

  /** The service takes 256 KB; three parts of this length are never that much. */
  private static final int LONGEST_PART = 8000;

  /** SNS API Reference, "Publish": a subject has less than 100 characters. */
  private static final int LONGEST_SUBJECT = 99;

  @Override
  public Answer tell(Notice notice) {
    Letter letter = Letter.of(notice);
    PublishRequest.Builder message =
        PublishRequest.builder()
            .topicArn(topic)
            .subject(subject(letter.title()))
            .message(letter.plain(LONGEST_PART))
            .messageAttributes(attributes(notice));
    if (topic.endsWith(FIFO)) {
      inOrder(message, notice);
    }
    AwsCalls.call("sns:Publish", () -> sns.publish(message.build()));
    return new Answer.Accepted();
  }

  /** SNS API Reference, "Publish": ASCII, without line breaks or control characters. */
  private static String subject(String title) {
    String ascii = ("SnapRelay: " + title).replaceAll("[^ -~]", "?");
    return ascii.length() <= LONGEST_SUBJECT ? ascii : ascii.substring(0, LONGEST_SUBJECT);
  }

  private static Map<String, MessageAttributeValue> attributes(Notice notice) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("occasion", text(notice.kind().name()));
    attributes.put("severity", text(notice.severity().word()));
    attributes.put("plan", text(notice.about().plan()));
    attributes.put("database", text(notice.about().database()));
    attributes.put("run", text(notice.about().run().value()));
    notice.about().verdict().ifPresent(said -> attributes.put("verdict", text(said.name())));
    return attributes;
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  /**
   * The news of one plan and database stays in order, and what comes twice within five minutes is
   * told once (SNS Developer Guide, "Message deduplication for FIFO topics"). A group has at most
   * 128 characters, letters, digits and punctuation (SNS API Reference, "Publish"): news of several
   * databases has a group that stands for their names.
   */
  private static void inOrder(PublishRequest.Builder message, Notice notice) {
    String names = notice.about().plan() + "." + notice.about().database();
    message.messageGroupId(
        GROUP.matcher(names).matches()
            ? names
            : Sha256.hex(names.getBytes(StandardCharsets.UTF_8)));
    message.messageDeduplicationId(notice.eventId());
  }
}
