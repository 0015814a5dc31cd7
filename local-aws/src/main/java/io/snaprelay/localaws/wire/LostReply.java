package io.snaprelay.localaws.wire;

/** The work may be done, but the connection is closed before the answer is sent. */
public final class LostReply extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public LostReply() {
    super("The reply was lost on purpose", null, false, false);
  }
}
