package io.snaprelay.cli;

/** One line on a terminal: coloured, and never wider than the terminal. */
final class TerminalLine {
  /** What a piece of a line says by its colour (ECMA-48, SGR). */
  enum Colour {
    PLAIN(0),
    BOLD(1),
    DIM(2),
    RED(31),
    GREEN(32),
    YELLOW(33);

    private final int code;

    Colour(int code) {
      this.code = code;
    }
  }

  private final StringBuilder line = new StringBuilder();
  private final Terminal terminal;
  private int room;

  TerminalLine(Terminal terminal) {
    this.terminal = terminal;
    this.room = terminal.columns() - 1;
  }

  /** Adds as much of a text as fits. */
  TerminalLine add(String text, Colour colour) {
    String visible = cut(text);
    room -= visible.length();
    boolean plain = colour == Colour.PLAIN || !terminal.colour() || visible.isEmpty();
    line.append(plain ? visible : "\u001b[" + colour.code + "m" + visible + "\u001b[0m");
    return this;
  }

  private String cut(String text) {
    if (text.length() <= room) {
      return text;
    }
    String more = terminal.symbols() ? "…" : "~";
    return room <= 0 ? "" : text.substring(0, room - 1) + more;
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
