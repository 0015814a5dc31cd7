package io.snaprelay.notify.channel;

import io.snaprelay.aws.AwsCalls;
import java.util.Optional;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/**
 * E-mail by Amazon SES, as text and as HTML.
 *
 * @param from the sender
 * @param configurationSet a configuration set of SES
 * @param to the address that the plan names
 */
record EmailChannel(
    SesV2Client ses, String from, Optional<String> configurationSet, String to, MailHtml html)
    implements Channel {

  private static final int LONGEST_PART = 8000;

  /** RFC 5322, 2.1.1: a line has 998 characters at most; encoded, this is never longer. */
  private static final int LONGEST_SUBJECT = 200;

  @Override
  public Answer tell(Notice notice) {
    Letter letter = Letter.of(notice);
    SendEmailRequest mail =
        SendEmailRequest.builder()
            .fromEmailAddress(from)
            .destination(it -> it.toAddresses(to))
            .configurationSetName(configurationSet.orElse(null))
            .content(it -> it.simple(message(letter)))
            .build();
    AwsCalls.call("ses:SendEmail", () -> ses.sendEmail(mail));
    return new Answer.Accepted();
  }

  private Message message(Letter letter) {
    return Message.builder()
        .subject(text(subject(letter.title())))
        .body(it -> it.text(text(letter.plain(LONGEST_PART))).html(text(html.of(letter))))
        .build();
  }

  private static String subject(String title) {
    return Cut.to("SnapRelay: " + title.replaceAll("\\p{Cntrl}", " "), LONGEST_SUBJECT);
  }

  private static Content text(String data) {
    return Content.builder().charset("UTF-8").data(data).build();
  }
}
