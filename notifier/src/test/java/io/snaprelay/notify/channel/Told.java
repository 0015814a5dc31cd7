package io.snaprelay.notify.channel;

import io.snaprelay.evidence.page.PlainQute;

/** A notice as channels show it, for tests outside of this package. */
public final class Told {
  private static final int LONGEST = 3000;

  private Told() {}

  public static String plain(Notice notice) {
    return Letter.of(notice).plain(LONGEST);
  }

  public static String slack(Notice notice) {
    return SlackMessage.of(Letter.of(notice)).toPrettyString() + "\n";
  }

  public static String html(Notice notice) {
    return new MailHtml(PlainQute.engine()).of(Letter.of(notice));
  }
}
