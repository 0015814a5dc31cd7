package io.snaprelay.localaws;

/** A command line that cannot be used; the message says what is wrong with it. */
final class BadArguments extends Exception {

  private static final long serialVersionUID = 1L;

  BadArguments(String message) {
    super(message);
  }
}
