package io.snaprelay.cli.template;

/** A template cannot be read, or says something that is not understood here. */
public final class TemplateException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TemplateException(String message) {
    super(message);
  }

  TemplateException(String message, Exception cause) {
    super(message, cause);
  }
}
