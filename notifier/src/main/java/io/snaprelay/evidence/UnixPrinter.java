package io.snaprelay.evidence;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;

/** Indents by two spaces and ends lines as on Unix, so that the bytes are the same everywhere. */
final class UnixPrinter extends DefaultPrettyPrinter {
  private static final long serialVersionUID = 1L;
  private static final DefaultIndenter LINES = new DefaultIndenter("  ", "\n");

  UnixPrinter() {
    indentObjectsWith(LINES);
    indentArraysWith(LINES);
  }

  @Override
  public DefaultPrettyPrinter createInstance() {
    return new UnixPrinter();
  }
}
